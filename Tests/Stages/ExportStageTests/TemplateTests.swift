import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A template of one's own takes the place of a digest's text.
@Suite struct TemplateTests {
  private func render(
    _ template: String, _ documents: [Document], _ style: any DigestStyle.Type = HTMLDigest.self,
    escaping: TemplateEscaping = .html, title: String = "T", groupBy: Export.Grouping? = nil
  ) throws -> String {
    let files = MemoryFileSystem()
    let order = DigestOrder(title: title, day: "", grouping: groupBy, style: style)
    let edition = TemplateEdition(
      order: order,
      template: try TextTemplate(Array(template.utf8), path: "t", escaping: escaping))
    let records = DigestItem.lines(of: documents)
    var output = BufferedFile(try files.standardOutput())
    try edition.write(
      Spool(reader: SpoolReader(records), length: records.count), over: nil, to: &output)
    try output.flush()
    return files.standardOutputText
  }

  @Test(arguments: [Export.Grouping?.none, .topic, .source, Export.Grouping.none])
  func theOneToBeginWithSaysWhatTheFormatSays(_ grouping: Export.Grouping?) throws {
    let template = try #require(BuiltInTemplates.all.first { $0.name == "digest" }).text
    var marked = Samples.news[0]
    (marked.id, marked.summary) = ("m", nil)
    marked.metadata = [
      "text_format": "html", "story": ["id": "s", "headline": "An event <1>"],
    ]
    marked.text = "<p>One <b>two</b></p>"
    var other = Samples.news[1]
    other.metadata = ["story": ["id": "s", "headline": "An event <1>"]]
    for documents in [
      [], [Samples.hostile], Samples.news, Samples.news + [Samples.hostile, marked, other],
    ] {
      let text = try render(template, documents, title: "<&>", groupBy: grouping)
      let usual = try digestText(documents, title: "<&>", HTMLDigest.self, groupBy: grouping)
      #expect(text == usual)
    }
  }

  @Test func theOneInMarkdownHasAllDocuments() throws {
    let template = try #require(BuiltInTemplates.all.first { $0.name == "digest-markdown" }).text
    let text = try render(
      template, Samples.news + [Samples.hostile], MarkdownDigest.self, escaping: .markdown)
    try expectGolden(text, "template.md")
  }

  /// Whatever a document says, it stays text.
  @Test func valuesAreNothingButText() throws {
    var generator = SeededGenerator(seed: 21)
    let signs = Array("<>&\"'`*_[](){}#!-+=|~$:/\\ \n\t,;%@.^a1é日\u{0}\u{2028}".unicodeScalars)
    for _ in 0..<500 {
      var title = "x"
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        title.unicodeScalars.append(signs[Int.random(in: signs.indices, using: &generator)])
      }
      let document = Document(id: "a", title: title)
      let shown = DigestItem(document).title
      let html = try render(
        "{{#documents}}<i title=\"{{title}}\">{{title}}</i>{{/documents}}", [document])
      let parsed = ParsedPage(html)
      let nodes = try parsed.select("body *")
      #expect(nodes.count == 1, "\(title.debugDescription)")
      #expect(nodes.first.flatMap { parsed.attribute("title", of: $0) } == shown)
      let json = try render(
        "{{#documents}}{\"t\": \"{{title}}\"}{{/documents}}", [document], escaping: .json)
      #expect(try JSON(parsing: Array(json.utf8)) == ["t": .string(shown)])
      // Nothing is left that Markdown would take for markup.
      let markdown = try render(
        "{{#documents}}{{title}}{{/documents}}", [document], escaping: .markdown)
      let bare = markdown.replacing(/\\[!-\/:-@\[-`{-~]/, with: "x")
        .replacing("&#123;", with: "x")
      for mark in ["[", "<", "`", "*", "_", "~", "$", "://", "{{", "{%"] {
        #expect(!bare.contains(mark), "\(markdown)")
      }
    }
  }

  @Test(arguments: [
    ("{{#a}}", "a section has no end"), ("{{title", "a tag has no end"),
    ("{{#a}}{{/b}}", "a section ends"),
    (String(repeating: "{{#a}}", count: 2000), "nested more than 100"),
  ])
  func saysWhatIsWrongWithIt(_ template: String, _ message: String) {
    let error = #expect(throws: OptionProblem.self) {
      try TextTemplate(Array(template.utf8), path: "my.mustache", escaping: .html)
    }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("'my.mustache'") == true)
  }

  @Test func aDayInMarkdownGrowsByIt() throws {
    let template = try TextTemplate(
      Array("{{#documents}}* {{title}}\n{{/documents}}".utf8), path: "t", escaping: .markdown)
    let files = MemoryFileSystem()
    var order = DigestOrder(
      title: "", day: "2026-11-23", time: "09:00", grouping: nil, style: MarkdownDigest.self)
    order.isKept = true
    for documents in [Array(Samples.news.prefix(2)), Samples.news] {
      let records = DigestItem.lines(of: documents)
      let earlier = files.text(of: "day.md") == nil ? nil : try files.open("day.md", .read)
      var output = BufferedFile(try files.open("new.md", .replace))
      try TemplateEdition(order: order, template: template).write(
        Spool(reader: SpoolReader(records), length: records.count),
        over: earlier.map { EarlierEdition(file: $0, path: "day.md") }, to: &output)
      try output.flush()
      try files.rename("new.md", to: "day.md")
    }
    let text = try #require(files.text(of: "day.md"))
    for document in Samples.news {
      let title = MarkdownText.paragraph(document.title ?? "")
      #expect(text.ranges(of: "* \(title)\n").count == 1, "\(title)")
    }
  }
}
