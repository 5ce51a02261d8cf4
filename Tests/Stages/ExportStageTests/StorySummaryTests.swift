import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// What the documents of a story say together stands below its headline.
@Suite struct StorySummaryTests {
  private static func document(_ number: Int, summary: [String]) -> Document {
    var document = Document(
      id: "\(number)", url: "https://example.org/\(number)", title: "Title \(number)",
      language: "en", text: "Text \(number).", summary: "Own \(number).", labels: [Label("a")])
    var story: JSONObject = ["id": "s", "headline": "An event"]
    if !summary.isEmpty {
      story["summary"] = .array(summary.map { ["text": .string($0), "document": "0"] })
    }
    document.metadata["story"] = .object(story)
    return document
  }

  private static let documents = [
    document(0, summary: ["Old."]), document(1, summary: ["One & <two>.", "*Three*."]),
    document(2, summary: []),
  ]
  private static let summary = "One & <two>. *Three*."

  @Test func inAPage() throws {
    let page = ParsedPage(try digestText(Self.documents, HTMLDigest.self))
    let story = try #require(try page.select("section.story").first)
    let texts = try page.texts("section.story > p", in: story)
    #expect(texts == ["3 documents", Self.summary])
    #expect(try page.texts("article", in: story).count == 3)
  }

  @Test func inMarkdown() throws {
    let text = try digestText(Self.documents, MarkdownDigest.self)
    #expect(
      text.contains(
        "### An event\n\n3 documents\n\nOne & \\<two>. \\*Three\\*.\n\n#### [Title 0]"))
  }

  @Test func inAMessage() async throws {
    let files = MemoryFileSystem()
    try await export("to: day.eml, from: a@example.org", Self.documents, template: nil, files)
    let message = try #require(files.text(of: "day.eml"))
    let text = try mailPart("text/plain", of: message)
    #expect(text.contains("\nAn event (3 documents)\n\(Self.summary)\n\n* Title 0\n"))
    let page = ParsedPage(try mailPart("text/html", of: message))
    let texts = try page.texts("p")
    let place = try #require(texts.firstIndex(of: "An event · 3 documents"))
    #expect(texts[place + 1] == Self.summary)
  }

  @Test func inABook() async throws {
    let files = MemoryFileSystem()
    try await export("to: book.epub", Self.documents, template: nil, files)
    let book = try #require(files.bytes(of: "book.epub"))
    let chapter = try #require(ZipReader.content(of: "EPUB/chapter-1.xhtml", in: book))
    let page = ParsedPage(String(decoding: chapter, as: UTF8.self))
    #expect(try page.texts("h1, h2, h3") == ["A", "An event", "Title 0", "Title 1", "Title 2"])
    #expect(try page.texts("body > p") == ["3 documents", Self.summary])
  }

  @Test func aDocumentByItselfHasNone() throws {
    let text = try digestText([Self.documents[0]], HTMLDigest.self)
    #expect(!text.contains("Old.") && !text.contains("An event"))
  }

  @Test func aTextWithMarkupIsShownWithout() throws {
    var document = Self.document(0, summary: ["It <b>was</b> &amp; is."])
    document.metadata["text_format"] = "html"
    #expect(DigestStory(document)?.summary == "It was & is.")
  }

  @Test func isReadBackFromRecords() throws {
    for document in Self.documents {
      let story = try #require(DigestItem(document).story)
      #expect(DigestStory(record: story.record) == story)
      #expect(DigestItem(record: DigestItem(document).record)?.story == story)
    }
    // As records were before there were summaries.
    #expect(DigestStory(record: ["s", "An event"])?.summary == nil)
  }
}
