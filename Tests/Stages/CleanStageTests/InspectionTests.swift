import Foundation
import PipeKit
import Testing

@testable import CleanStage

/// What `pipe inspect` shows; `PIPE_UPDATE_GOLDEN=1` writes the files anew.
@Suite struct InspectionTests {
  private func inspection(
    _ document: Document, options: Clean.Options = Clean.Options()
  ) throws -> PageInspection {
    try Clean(options: options, setup: StageSetup(id: "clean")).inspect(document)
  }

  private func inspection(
    _ html: String, options: Clean.Options = Clean.Options()
  ) throws -> PageInspection {
    try inspection(Document(id: "x", body: Body(html)), options: options)
  }

  private let page = """
    <html lang="en"><head><title>Ferry runs again</title></head><body>
    <div role="navigation"><a href="/">Home</a></div>
    <div class="entry-content"><h1>Ferry runs again</h1><p>By Ines Calder</p>
    <p>The ferry to Saint Orrin runs again from Monday, the harbour office said on Sunday. It had
    been laid up since a storm in October broke its ramp.</p>
    <div class="box newsletter">Subscribe to our newsletter</div>
    <p>Crossings leave every hour between six and ten, and every two hours after that until midnight.
    Tickets cost the same as before.</p>
    <h2>Related posts</h2><p>A second ferry for the island</p></div>
    <div>Far from it all</div></body></html>
    """

  @Test(
    .enabled(if: !SamplePage.all.isEmpty, "the sample day is not in the project"),
    arguments: ["txt", "json"])
  func showsASamplePageAsBefore(ending: String) throws {
    let sample = try #require(SamplePage.all.first { $0.golden.hasPrefix("harbour-customs") })
    let page = try inspection(
      Document(id: "x", url: sample.url, body: Body(sample.bytes, mediaType: "text/html")))
    let text =
      ending == "json"
      ? String(decoding: page.json.prettyPrinted, as: UTF8.self) + "\n"
      : InspectionText(width: 100, usesColor: false).write(page)
    let path = "Tests/Golden/inspect/harbour-customs-trial-verdict.\(ending)"
    if ProcessInfo.processInfo.environment["PIPE_UPDATE_GOLDEN"] == "1" {
      let file = Project.root.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    #expect(text == Project.text(path), "\(path): PIPE_UPDATE_GOLDEN=1 updates it")
  }

  @Test func saysOfEveryBlockWhyItIsDropped() throws {
    let page = try inspection(page)
    #expect(
      page.blocks.map { $0.reason?.label ?? "kept" } == [
        "div[role=navigation]", "title", "byline", "kept", "div.newsletter (newsletter)", "kept",
        "known part", "known part", "outside of the content",
      ])
    #expect(page.root == "div.entry-content")
    #expect(page.textOrigin == "class")
    #expect(page.isArticle == true)
  }

  @Test func keepsWhatCleanKeeps() async throws {
    for sample in SamplePage.all {
      for favor in Favor.allCases {
        var options = Clean.Options()
        options.favor = favor
        let document = Document(id: "x", url: sample.url, body: Body(sample.bytes))
        let text = try await Clean.cleaned(document, options: options).text ?? ""
        let kept = try inspection(document, options: options).blocks.filter { $0.reason == nil }
        let words = kept.flatMap { $0.text.split(whereSeparator: \.isWhitespace) }.filter {
          $0 != "|"
        }
        // A line between the cells of a row is none of their text.
        let written = text.split(whereSeparator: \.isWhitespace).filter { $0 != "|" }
        #expect(words == written, "\(sample.golden), \(favor)")
      }
    }
  }

  @Test func heedsTheOptionsOfClean() throws {
    var options = Clean.Options()
    options.keep = OneOrMore([try ElementSelector(".newsletter")])
    options.minLength = 1000
    let page = try inspection(page, options: options)
    #expect(page.blocks.filter { $0.reason == nil }.map(\.text) == ["Subscribe to our newsletter"])
    #expect(page.json.object?["decided_by"] == "keep")
    #expect(page.complaint == "shorter than 1000 characters")
  }

  @Test func showsTheBlocksOfTheLookThatCounts() throws {
    // There is hardly any text, and looking again finds no more.
    let page = try inspection("<nav><a href=1>Home</a></nav><p>Closed today.</p>")
    #expect(page.blocks.map { $0.reason?.label } == ["nav", nil])
    #expect(page.notes.isEmpty)
  }

  @Test func tellsWhatThePageSaysAndFromWhere() throws {
    let json = try #require(try inspection(page).json.object)
    let first = json["metadata"]?.array?.first?.object
    #expect(first?["name"] == "title")
    #expect(first?["value"] == "Ferry runs again")
    #expect(first?["from"]?.string?.isEmpty == false)
  }

  @Test(arguments: [
    ("\u{FEFF}<p>a", nil, "utf-8", "byte order mark"),
    ("<p>a", "koi8-r", "koi8-r", "label it came with"),
    ("<meta charset=koi8-r><p>a", nil, "koi8-r", "stated in the document"),
    ("<p>\u{E4}", nil, "utf-8", "all bytes are valid UTF-8"),
  ])
  func tellsHowTheEncodingIsKnown(
    html: String, charset: String?, encoding: String, origin: String
  ) throws {
    let body = Body(Array(html.utf8), mediaType: "text/html", charset: charset)
    let page = try inspection(Document(id: "x", body: body))
    #expect(page.encoding == encoding)
    #expect(page.encodingOrigin == origin)
  }

  @Test func tellsOfAnEncodingThatIsStatedLate() throws {
    let html = "<p>" + String(repeating: "word ", count: 400) + "<meta charset=koi8-r><p>"
    let body = Body(Array(html.utf8) + [0xD0, 0xD2], mediaType: "text/html")
    let page = try inspection(Document(id: "x", body: body))
    #expect(page.encoding == "koi8-r")
    #expect(page.encodingOrigin == "stated late in the document")
  }

  @Test func showsTheParagraphsOfPlainText() throws {
    let text = """
      Bakery wins prize for rye bread

      The bakery on Quarry Lane

      The bakery on Quarry Lane has won the county's prize for rye bread, which is given every third year.

      Related Posts
      """
    let page = try inspection(Document(id: "x", text: text))
    #expect(page.blocks.map { $0.reason?.label } == ["title", "caption", nil, "known line"])
  }

  @Test func aPageWithoutTextHasNoBlocks() throws {
    for body in [Body([], mediaType: "text/html"), Body("<title>x</title>")] {
      let page = try inspection(Document(id: "x", body: body))
      #expect(page.blocks.isEmpty)
      #expect(page.notes == ["there is no text on the page"])
    }
  }

  @Test func whatIsNoTextCannotBeInspected() {
    #expect(throws: StageError.self) {
      try inspection(Document(id: "x", body: Body([0x25], mediaType: "application/pdf")))
    }
    #expect(throws: StageError.self) { try inspection(Document(id: "x")) }
  }

  @Test func linesFitTheWidthAndObeyNoTerminal() throws {
    let html = """
      <title>\u{1B}[2J</title><p>\(String(repeating: "日本語 e\u{301} ", count: 100))
      <div class='\(String(repeating: "related-", count: 40))'>x\u{1B}[0m</div>
      """
    let page = try inspection(html)
    let text = InspectionText(width: 60, usesColor: false).write(page)
    #expect(!text.contains("\u{1B}"))
    // Half of them are two columns wide.
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(text.contains("\u{2026}"))
    #expect(!InspectionText(width: nil, usesColor: false).write(page).contains("\u{2026}"))
    #expect(InspectionText(width: 60, usesColor: true).write(page).contains("\u{1B}[32m+"))
  }
}
