import FeedReader
import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A template of one's own for a feed, which is read over and over.
@Suite struct FeedTemplateTests {
  private static let formats = ["atom", "rss", "jsonfeed"]

  private func run(
    _ documents: [Document], _ format: String, _ template: String?, minute: Int64 = 0,
    _ files: MemoryFileSystem, _ options: String = ""
  ) async throws {
    try await export(
      "to: feed, format: \(format), title: 'A & B', address: 'https://example.org/f'\(options)",
      documents, template: template, minute: minute, files)
  }

  private func entries(_ files: MemoryFileSystem) throws -> [FeedEntry] {
    let feed = try FeedReader().read(Array(try #require(files.text(of: "feed")).utf8))
    #expect(feed.notes.isEmpty, "\(feed.notes)")
    return feed.entries
  }

  /// The built-in template, in which titles begin with a mark.
  private func marked(_ format: String) throws -> String {
    let builtIn = try #require(BuiltInTemplate.all.first { $0.name == format }).text
    let parts = builtIn.split(separator: "{{#entries}}")
    let entry = try #require(parts.last).replacing(
      "{{title}}", with: "» {{title}}", maxReplacements: 1)
    #expect(parts.count == 2 && entry.contains("»"))
    return "\(parts[0]){{#entries}}\(entry)"
  }

  @Test(arguments: formats) func theOneToBeginWithSaysWhatTheFormatSays(
    _ format: String
  ) async throws {
    let (usual, files) = (MemoryFileSystem(), MemoryFileSystem())
    for documents in [[], Samples.news + [Samples.hostile, Document(id: "\u{1}'")]] {
      let template = try #require(BuiltInTemplate.all.first { $0.name == format })
      try await run(documents, format, nil, usual)
      try await run(documents, format, template.text, files)
      #expect(files.text(of: "feed") == usual.text(of: "feed"))
      #expect(try entries(files).count == documents.count)
    }
  }

  @Test(arguments: formats) func keepsIdentifiersAndTimesAndWhatItHad(
    _ format: String
  ) async throws {
    let files = MemoryFileSystem()
    let template = try marked(format)
    // What was written without a template stays as it is.
    let old = Document(id: "old", title: "Old", published: Timestamp("2026-11-01T00:00:00Z"))
    try await run([old], format, nil, files)
    try await run(Samples.news, format, template, files)
    let first = try #require(files.text(of: "feed"))
    let known = try entries(files)
    #expect(known.last?.title?.plainText == "Old")
    #expect(known.count { $0.title?.plainText.hasPrefix("» ") == true } == Samples.news.count)
    // The same again, later: not a byte differs.
    try await run(Samples.news, format, template, minute: 60, files)
    #expect(files.text(of: "feed") == first)
    // One has other words, and the rest is not in this run.
    var changed = Samples.news[2]
    changed.text = "The price fell by 4%."
    try await run([changed], format, template, minute: 120, files)
    let later = try entries(files)
    #expect(Set(later.map(\.id)) == Set(known.map(\.id)))
    for entry in later {
      let before = known.first { $0.id == entry.id }
      if entry.id == FeedItem.identifier(of: changed.id) {
        #expect(entry.content?.plainText == "The price fell by 4%.")
        #expect(entry.updated == Timestamp(seconds: 1_795_424_400 + 120 * 60))
      } else {
        #expect(
          entry.updated == before?.updated && entry.title?.plainText == before?.title?.plainText)
      }
    }
    // Without the template again, what the feed had stays.
    try await run([Document(id: "new", title: "New")], format, nil, minute: 180, files)
    #expect(try entries(files).count == known.count + 1)
  }

  @Test func anItemOfAListIsTextInXMLAndInJSON() async throws {
    let hostile = "</title></entry>\n<entry>\"}, {\" ' & <!-- ]]>"
    for format in Self.formats {
      let files = MemoryFileSystem()
      let document = Document(id: "a", title: hostile, keywords: [hostile])
      try await run([document], format, try marked(format), files)
      let entries = try entries(files)
      #expect(entries.count == 1)
      let title = DigestItem(document).title
      if format != "rss" { #expect(entries.first?.title?.plainText == "» \(title)") }
      // Titles and categories of RSS are read as HTML, which many publishers write there.
      let category = entries.first?.categories.first?.term
      #expect(format == "rss" ? category != nil : category == title)
      #expect(entries.first?.categories.count == 1)
    }
  }

  @Test(arguments: [
    ("atom", "{{#entries}}", "{{#items}}", "does not have {{#entries}}"),
    ("atom", "{{#entries}}\n", "{{#entries}}", "does not have {{#entries}}"),
    (
      "atom", "<id>{{id}}</id>\n<title>{{title}}</title>\n<updated>{{updated}}</updated>\n{{#pub",
      "<title>{{title}}</title>\n<updated>{{updated}}</updated>\n{{#pub", "told from others"
    ),
    (
      "atom", "<updated>{{updated}}</updated>\n{{#published}}", "{{#published}}", "told from others"
    ),
    ("atom", "</feed>", "", "broken"), ("atom", "<generator>", "<generator><b>", "broken"),
    ("atom", "<feed xmlns=", "<feed xmlns:a=", "feed"),
    ("rss", " isPermaLink=\"false\"", "", "told from others"),
    (
      "rss", "<dcterms:modified>{{updated}}", "<dcterms:modified>{{updated_rss}}",
      "told from others"
    ),
    ("rss", "</item>", "</item >", "told from others"),
    ("jsonfeed", "\"date_modified\": ", "\"changed\": ", "told from others"),
    (
      "jsonfeed", "\"title\": \"{{title}}\",\n{{#content}}",
      "\"title\": \"{{title}}\"\n{{#content}}",
      "told from others"
    ),
    ("jsonfeed", "\"version\"", "\"_version\"", "feed"), ("jsonfeed", "]\n}", "]", "feed"),
  ])
  func whatWouldBeNoFeedIsToldAtOnce(
    _ name: String, _ part: String, _ wrong: String, _ words: String
  ) throws {
    let builtIn = try #require(BuiltInTemplate.all.first { $0.name == name })
    let format = try #require(
      ExportFormats.all.first { $0.name == name } as? any ExportStage.FeedFormat.Type)
    #expect(builtIn.text.contains(part), "\(part)")
    let text = builtIn.text.replacing(part, with: wrong)
    let error = #expect(throws: OptionProblem.self, "\(wrong)") {
      try format.check(TextTemplate(Array(text.utf8), path: "my.mustache", for: format))
    }
    #expect(error?.message.hasPrefix("names 'my.mustache', which ") == true)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.hint != nil)
  }
}
