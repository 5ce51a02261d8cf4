import PipeKit

/// Tables of documents, their labels and stories, in a PostgreSQL database.
enum PostgresFormat: ExportFormat {
  static let name = "postgres"
  static let extensions: [String] = []
  static let schemes = ["postgres", "postgresql"]
  static let options: Set<String> = []
  static let isText = false

  static func problem(of target: String) -> OptionProblem? {
    PostgresAddress(target).problem.map {
      OptionProblem(
        "is no address of a PostgreSQL database: \($0)", options: ["to"],
        hint: "write it like postgres://user@host/database")
    }
  }

  static func shown(_ target: String) -> String { PostgresAddress(target).shown }

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    batch.map { DocumentRow($0) }
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    try await PostgresWriter(order)
  }
}
