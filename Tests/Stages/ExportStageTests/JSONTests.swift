import ExportStage
import PipeKit
import PipeTesting
import Testing

@Suite struct JSONTests {
  private func text(
    of documents: [Document], to path: String = "a.json", fields: [Export.Field]? = nil,
    batchSize: Int = 1
  ) async throws -> String {
    let test = TestServices()
    let options = try Export.Options(to: path, format: "json") { $0.fields = fields }
    let outcome = await export(options, documents, services: test.services, batchSize: batchSize)
    #expect(outcome.error == nil)
    #expect(outcome.output == documents)
    return path == "-" ? test.files.standardOutputText : try #require(test.files.text(of: path))
  }

  @Test(arguments: ["a.json", "-"], [1, 2, 64])
  func writesAnArrayThatCanBeReadBack(_ path: String, _ batchSize: Int) async throws {
    let documents = Samples.news + [Samples.hostile]
    for count in [0, 1, documents.count] {
      let text = try await text(
        of: Array(documents.prefix(count)), to: path, batchSize: batchSize)
      let items = try #require(try JSON(parsing: Array(text.utf8)).array)
      #expect(try items.map { try Document(json: $0.serialized) } == Array(documents.prefix(count)))
      #expect(text.hasSuffix("\n]\n"))
    }
  }

  @Test func writesTheFieldsAskedForInTheirOrder() async throws {
    let text = try await text(of: Array(Samples.news[2...3]), fields: [.title, .language, .id])
    #expect(
      text == """
        [
        {"title":"Oil is cheaper","id":"3"},
        {"title":"مقال عن اللغة","language":"ar","id":"4"}
        ]

        """)
  }
}
