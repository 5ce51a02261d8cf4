import PipeKit
import Testing

@testable import ExportStage

@Suite struct PostgresAddressTests {
  @Test(arguments: [
    "postgres://ann:secret@db.example.org:5433/news?password=secret&sslmode=require":
      "postgres://ann@db.example.org:5433/news",
    "postgresql://ann:p%40ss:secret@h/x": "postgresql://ann@h/x",
    "postgres:///news": "postgres:///news",
    "postgres://h/a@b": "postgres://h/a@b",
  ])
  func isShownWithoutWhatIsSecret(_ text: String, _ shown: String) {
    #expect(PostgresAddress(text).shown == shown)
  }

  @Test func isCheckedBeforeTheRun() throws {
    #expect(try Export.Options(to: "postgres://ann@h/news").complaints == [])
    #expect(try Export.Options(to: "postgresql:///").complaints == [])
    for text in ["postgres://ann:secret%zz@h/x", "postgres://h/x?secret=1"] {
      let complaint = try #require(try Export.Options(to: text).complaints.first)
      #expect(complaint.hasPrefix("is no address of a PostgreSQL database: "))
      #expect(!complaint.contains("secret"))
    }
    #expect(try Export.Options(to: "postgres://h/x").outputs.isEmpty)
  }

  @Test func isForItsFormatOnly() throws {
    #expect(
      try Export.Options(to: "postgres://h/x", format: "csv").complaints
        == ["is an address, to which csv cannot be written"])
    #expect(
      try Export.Options(to: "news", format: "postgres").complaints
        == ["is no address, which postgres is written to"])
    #expect(
      try Export.Options(to: "gopher://h/x").complaints
        == ["is an address that cannot be exported to (gopher:)"])
    let options = try Export.Options(to: "postgres://h/x") { $0.fields = [.id] }
    #expect(options.problems().map(\.options) == [["fields"]])
  }
}
