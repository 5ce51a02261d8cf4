import PipeKit

/// A table of documents and one of their labels, in an SQLite database.
enum SQLiteFormat: ExportFormat {
  static let name = "sqlite"
  static let extensions = ["sqlite", "sqlite3", "db"]
  static let options: Set<String> = []
  static let isText = false

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    try await SQLiteWriter(order)
  }
}
