/// The formats there are.
enum ExportFormats {
  static let all: [any ExportFormat.Type] = [
    JSONLinesFormat.self, JSONFormat.self, CSVFormat.self, TSVFormat.self, MarkdownFormat.self,
    HTMLFormat.self, SQLiteFormat.self, PostgresFormat.self,
  ]
}
