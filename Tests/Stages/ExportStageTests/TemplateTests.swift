import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A template of one's own takes the place of a digest's text.
@Suite struct TemplateTests {
  private func render(
    _ template: String, _ documents: [Document],
    _ format: any (DigestFormat & TemplateFormat).Type = HTMLFormat.self, title: String = "T",
    groupBy: Export.Grouping? = nil
  ) throws -> String {
    let files = MemoryFileSystem()
    let order = DigestOrder(title: title, day: "", grouping: groupBy, style: format.style)
    let edition = TemplateEdition(
      order: order, template: try TextTemplate(Array(template.utf8), path: "t", for: format))
    let records = DigestItem.lines(of: documents)
    var output = BufferedFile(try files.standardOutput())
    try edition.write(
      Spool(reader: SpoolReader(records), length: records.count), over: nil, to: &output)
    try output.flush()
    return files.standardOutputText
  }

  /// Documents of which two tell of one event.
  private static let withStory: [Document] = {
    var marked = Samples.news[0]
    (marked.id, marked.summary) = ("m", nil)
    marked.metadata = [
      "text_format": "html",
      "story": [
        "id": "s", "headline": "An event <1>",
        "summary": [["text": "It <i>was</i> &amp; is.", "document": "m"]],
      ],
    ]
    marked.text = "<p>One <b>two</b></p>"
    var other = Samples.news[1]
    other.metadata = ["story": ["id": "s", "headline": "An event <1>"]]
    return Samples.news + [marked, other]
  }()

  @Test func everyTextFormatTakesATemplateAndHasOneToBeginWith() throws {
    var names: [String] = []
    for format in ExportFormats.all {
      let taken = format as? any TemplateFormat.Type
      #expect(format.options.contains("template") == (taken != nil), "\(format.name)")
      guard let taken else { continue }
      names.append(format.name)
      let builtIn = taken.builtInTemplate
      #expect(BuiltInTemplate.all.contains { $0.name == builtIn.name })
      #expect(builtIn.format.split(separator: " or ").contains { $0 == format.name })
      try taken.check(taken.ownTemplate())
    }
    #expect(
      names == [
        "markdown", "html", "atom", "rss", "jsonfeed", "notes", "email", "smtp", "slack",
        "discord", "mattermost",
      ])
    #expect(Set(BuiltInTemplate.all.map(\.name)).count == BuiltInTemplate.all.count)
  }

  @Test(arguments: ["csv", "jsonl", "epub", "sqlite"])
  func formatsThatAreNoTextForPeopleSayWhichTakeATemplate(_ format: String) throws {
    let options = try Export.Options(to: "a", format: format) { $0.template = "t.mustache" }
    let problem = try #require(options.problems().first)
    #expect(problem.options == ["template"])
    #expect(problem.message == "means nothing to the format \(format)")
    #expect(
      problem.hint
        == "it is for markdown, html, atom, rss, jsonfeed, notes, email, smtp, slack, discord, mattermost"
    )
  }

  @Test(arguments: [Export.Grouping?.none, .topic, .source, Export.Grouping.none])
  func theOneToBeginWithSaysWhatTheFormatSays(_ grouping: Export.Grouping?) throws {
    for documents in [[], [Samples.hostile], Samples.news, Self.withStory + [Samples.hostile]] {
      let text = try render(
        BuiltInTemplate.digest.text, documents, title: "<&>", groupBy: grouping)
      let usual = try digestText(documents, title: "<&>", HTMLDigest.self, groupBy: grouping)
      #expect(text == usual)
    }
  }

  @Test(arguments: [Export.Grouping?.none, .topic, .source, Export.Grouping.none])
  func theOneInMarkdownSaysWhatTheFormatSays(_ grouping: Export.Grouping?) throws {
    for documents in [[], Samples.news, Self.withStory] {
      let text = try render(
        BuiltInTemplate.digestInMarkdown.text, documents, MarkdownFormat.self, groupBy: grouping)
      let usual = try digestText(documents, title: "T", MarkdownDigest.self, groupBy: grouping)
      #expect(text == usual)
    }
  }

  @Test func theOneInMarkdownHasAllDocuments() throws {
    let text = try render(
      BuiltInTemplate.digestInMarkdown.text, Samples.news + [Samples.hostile], MarkdownFormat.self)
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
        "{{% CONTENT_TYPE:JSON}}\n{{#documents}}{\"t\": \"{{title}}\"}{{/documents}}", [document])
      #expect(try JSON(parsing: Array(json.utf8)) == ["t": .string(shown)])
      let xml = try render(
        "{{% CONTENT_TYPE:XML}}\n{{#documents}}<i t='{{title}}'>{{title}}</i>{{/documents}}",
        [document])
      let element = try #require(XMLTree.root(of: xml), "\(xml)")
      #expect(element.text == shown && element.attributes == ["t": shown])
      let yaml = try render(
        "---\n{{#documents}}\nt: \"{{title}}\"\n{{/documents}}\n---\n", [document],
        MarkdownFormat.self)
      let line = try #require(yaml.split(separator: "\n").dropFirst().first)
      #expect(try String(yaml: String(line.dropFirst("t: ".count))) == shown)
      // Nothing is left that Markdown would take for markup.
      let markdown = try render(
        "{{#documents}}{{title}}{{/documents}}", [document], MarkdownFormat.self)
      let bare = markdown.replacing(/\\[!-\/:-@\[-`{-~]/, with: "x")
        .replacing("&#123;", with: "x")
      for mark in ["[", "<", "`", "*", "_", "~", "$", "://", "{{", "{%"] {
        #expect(!bare.contains(mark), "\(markdown)")
      }
    }
  }

  @Test(arguments: [
    ("{{#a}}", "a section has no end"), ("{{title", "a tag has no end"),
    ("{{#a}}{{/b}}", "a section ends"), ("a\n{{#b}}\n{{/c}}", "line 3, column 4"),
    ("---\na: 1\n---\n\n{{#b}}{{/c}}", "line 5, column 10"),
    ("---\ntitle: {{title}}\n---\n", "has {{title}} in line 2, in front matter, not between"),
    ("---\na: \"b\" {{title}}\n---\n", "has {{title}} in line 2"),
    ("{{=<% %>=}}<%#a%>", "other delimiters"), ("{{> part}}", "parts from elsewhere ({{>)"),
    ("{{<base}}{{/base}}", "parts from elsewhere ({{<)"),
    ("a\n{{% NOTHING }}", "{{% CONTENT_TYPE: … }}"),
    (String(repeating: "{{#a}}", count: 2000), "nested more than 100"),
  ])
  func saysWhatIsWrongWithIt(_ template: String, _ message: String) {
    let error = #expect(throws: OptionProblem.self) {
      try TextTemplate(Array(template.utf8), path: "my.mustache", for: MarkdownFormat.self)
    }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(error?.message.hasPrefix("names 'my.mustache', which ") == true)
    #expect(error?.hint != nil)
  }

  @Test func aDayInMarkdownGrowsByIt() throws {
    let source = "---\nday: \"{{day}}\"\n---\n{{#documents}}\n* {{title}}\n{{/documents}}\n"
    let template = try TextTemplate(Array(source.utf8), path: "t", for: MarkdownFormat.self)
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
    #expect(text.ranges(of: "day: \"2026-11-23\"").count == 1)
  }
}
