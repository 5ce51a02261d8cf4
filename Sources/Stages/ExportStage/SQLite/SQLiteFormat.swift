import PipeKit

/// Tables of documents, their labels and stories, in an SQLite database.
enum SQLiteFormat: ExportFormat {
  static let name = "sqlite"
  static let extensions = ["sqlite", "sqlite3", "db"]
  static let options: Set<String> = ["search"]
  static let isText = false

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    batch.map { DocumentRow($0) }
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    try await SQLiteWriter(order)
  }
}
