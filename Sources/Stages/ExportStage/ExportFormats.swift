/// The formats there are.
enum ExportFormats {
  static let all: [any ExportFormat.Type] = [
    JSONLinesFormat.self, JSONFormat.self, CSVFormat.self, TSVFormat.self, MarkdownFormat.self,
    HTMLFormat.self, SQLiteFormat.self, PostgresFormat.self, AtomFormat.self, RSSFormat.self,
    JSONFeedFormat.self, NotesFormat.self, EPUBFormat.self, EmailFormat.self, SMTPFormat.self,
    WebhookFormat.self,
    SlackFormat.self, DiscordFormat.self, MattermostFormat.self,
  ]
}
