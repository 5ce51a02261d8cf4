import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A template of one's own for the page of a message.
@Suite struct EmailTemplateTests {
  private static let options =
    "to: day.eml, from: news@example.org, address: 'https://example.org/?a=1&b=2', mode: replace"

  private func message(_ documents: [Document], _ template: String?) async throws -> String {
    let files = MemoryFileSystem()
    try await export(Self.options, documents, template: template, files)
    return try #require(files.text(of: "day.eml"))
  }

  /// So many that they have no place in a message.
  private static let many = (0..<2000).map {
    Document(
      id: "\($0)", url: "https://example.org/\($0)", title: "Title \($0) <&>",
      summary: String(repeating: "word ", count: 30), labels: [Label("t\($0 % 7)")])
  }

  @Test func theOneToBeginWithSaysWhatTheFormatSays() async throws {
    for documents in [Samples.news + [Samples.hostile], Self.many] {
      let usual = try await message(documents, nil)
      #expect(try await message(documents, BuiltInTemplate.email.text) == usual)
    }
  }

  @Test func takesThePlaceOfThePageAndLeavesTheText() async throws {
    let documents = Samples.news + [Samples.hostile]
    let usual = try await message(documents, nil)
    let message = try await message(
      documents, "<b title='{{title}}'>{{count}}</b>{{#documents}}<i>{{title}}</i>{{/documents}}")
    #expect(try mailPart("text/plain", of: message) == mailPart("text/plain", of: usual))
    let page = ParsedPage(try mailPart("text/html", of: message))
    #expect(try page.texts("i").sorted() == documents.map { DigestItem($0).title }.sorted())
    #expect(try page.texts("b") == ["\(documents.count)"])
  }

  @Test(arguments: [
    "<p>{{#documents}}<i>{{title}}</i>{{#summary}}{{.}}{{/summary}}{{/documents}}</p>{{#rest}}<u>{{count}}</u>{{/rest}}",
    "<body>{{#documents}}<i>{{title}}</i>{{#lead}}{{.}}{{/lead}}{{/documents}}</body>",
    "{{#documents}}<i>{{title}}</i>{{{about.html}}}\(String(repeating: "x", count: 900)){{/documents}}",
  ])
  func staysBelowWhatProgramsCutOffAndSaysWhatIsLeftOut(_ template: String) async throws {
    let message = try await message(Self.many, template)
    #expect(message.utf8.count < 100_000)
    let page = ParsedPage(try mailPart("text/html", of: message))
    let text = try mailPart("text/plain", of: message)
    let shown = try page.select("i").count
    #expect(shown > 20)
    #expect(text.ranges(of: "\n* ").count == shown)
    let rest = Self.many.count - shown
    #expect(text.contains("\(rest) more documents are left out here."))
    if template.contains("{{#rest}}") {
      #expect(try page.texts("u") == ["\(rest)"])
      #expect(try page.select("a").isEmpty)
    } else {
      #expect(try page.texts("p").contains("\(rest) more documents are left out here."))
      let links = try page.select("a").compactMap { page.attribute("href", of: $0) }
      #expect(links == ["https://example.org/?a=1&b=2"])
    }
  }

  @Test func aTemplateWithoutRoomForDocumentsIsToldAtOnce() throws {
    let text = String(repeating: "x", count: 80_000) + "{{#documents}}{{title}}{{/documents}}"
    let template = try TextTemplate(Array(text.utf8), path: "my.mustache", for: SMTPFormat.self)
    for format in [EmailFormat.self, SMTPFormat.self] as [any TemplateFormat.Type] {
      let error = #expect(throws: OptionProblem.self) { try format.check(template) }
      #expect(error?.message.contains("'my.mustache', which makes a page of 8") == true)
      #expect(error?.message.hasSuffix("a message has room for 68000") == true)
    }
    let short = "{{#documents}}\(text){{/documents}}"
    try EmailFormat.check(TextTemplate(Array(short.utf8), path: "s", for: EmailFormat.self))
  }

  @Test func mailIsSentByIt() async throws {
    let mail = TestMail()
    let files = MemoryFileSystem()
    files.put("{{#documents}}<i>{{title}}</i>{{/documents}}", at: "my.mustache")
    var services = TestServices().services
    services.mail = mail
    let stage = try Export.make(
      yaml: """
        {to: 'smtps://mail.example.org', from: n@example.org, recipients: [a@example.net],
        template: my.mustache}
        """, files: files)
    _ = try await stage.run(on: Samples.news, services: services)
    let text = String(decoding: try #require(mail.messages.first).bytes, as: UTF8.self)
    let page = ParsedPage(try mailPart("text/html", of: text))
    #expect(try page.texts("i").count == Samples.news.count)
    #expect(try page.select("h1").isEmpty)
  }
}
