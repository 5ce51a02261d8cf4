import PipeKit
import PipeTesting
import Testing

@testable import CleanStage

@Suite struct CleanTests {
  private static let sentence =
    "The harbour office said on Sunday that the ferry would run again soon. "
  private static let again =
    "It did not say on which day of the coming week that was going to be. "

  /// A page with an article of three paragraphs and what usually stands around one.
  private static func page(inside: String = "", after: String = "") -> String {
    """
    <html><head><title>Ferry runs again</title></head><body>
    <div class="site-nav"><a href="/">Home</a> <a href="/news">News</a></div>
    <div class="story"><h1>Ferry runs again</h1>
    <p>First. \(sentence)\(again)</p><p>Second. \(sentence)\(again)</p>\(inside)
    <p>Third. \(sentence)\(again)</p></div>\(after)
    <div id="footer">All rights reserved. Contact us at the harbour.</div></body></html>
    """
  }

  private static let text = ["First", "Second", "Third"]
    .map { ("\($0). " + sentence + again).trimmed() }

  @Test(arguments: [
    "<div class='share-buttons'>Share this on all networks you know of.</div>",
    "<aside>What else happened in the harbour this week, in short.</aside>",
    "<figure><img src=a.png><figcaption>The ferry in its dock. Photo: A. Ember</figcaption></figure>",
    "<div class=pic><img src=a.png><div>The ferry in its dock.</div><div>A. Ember / The Post</div></div>",
    "<div class='pullquote'>Soon is a long time.</div>", "<p>Advertisement</p>",
    "<p><b>Photo:</b> A. Ember</p>",
    "<p>Read more: <a href=/x>What the captain said about the storm in October</a></p>",
    "<div class=box><b>Letters from the harbour</b><form><input name=mail></form></div>",
    "<blockquote>The ferry would run again soon.</blockquote>", "<div hidden>Not to be seen.</div>",
    "<p style='display: none'>Not to be seen.</p>", "<p>22 November 2026, 10:05</p>",
  ])
  func leavesOutWhatStandsWithinAnArticle(html: String) async throws {
    let text = try await Clean.text(Self.page(inside: html))
    #expect(text == Self.text.joined(separator: "\n\n"))
  }

  @Test(arguments: [
    "<div class=related><h3>Related posts</h3><p><a href=/x>Ships of the coast</a> A long read of ships.</p></div>",
    "<div><h4>You may also like</h4><ul><li><a href=/y>The storm</a></li></ul></div>",
    "<section id=comments><p>At last! I have waited for this since October, every day of it.</p></section>",
    "<div><h2>3 Comments</h2><p>At last! I have waited for this since October.</p><p>Me too.</p></div>",
    "<div class='author-box'>Ines Calder writes about the harbour. She has a boat of her own.</div>",
  ])
  func leavesOutWhatFollowsAnArticle(html: String) async throws {
    let text = try await Clean.text(Self.page(after: html))
    #expect(text == Self.text.joined(separator: "\n\n"))
  }

  @Test(arguments: [
    ("<h2>What comes next</h2>", "What comes next"),
    (
      "<ul><li>Monday, at six</li><li>Tuesday, at seven</li></ul>",
      "Monday, at six\nTuesday, at seven"
    ),
    (
      "<table><tr><th>Day</th><th>Crossings</th></tr><tr><td>Monday</td><td>16</td></tr></table>",
      "Day | Crossings\nMonday | 16"
    ),
    ("<blockquote><p>Nobody asked the seals.</p></blockquote>", "Nobody asked the seals."),
    ("<pre>a = 1\n  b = 2</pre>", "a = 1\n  b = 2"),
    ("Bare&nbsp;text,<br>two lines.", "Bare text,\ntwo lines."),
  ])
  func keepsWhatBelongsToTheArticle(html: String, part: String) async throws {
    let text = try await Clean.text(Self.page(inside: html))
    #expect(text == [Self.text[0], Self.text[1], part, Self.text[2]].joined(separator: "\n\n"))
  }

  @Test func tablesCanBeLeftOut() async throws {
    var options = Clean.Options()
    options.tables = false
    let table =
      "<table><tr><th>Day</th><th>Crossings</th></tr><tr><td>Monday</td><td>16</td></tr></table>"
    #expect(
      try await Clean.text(Self.page(inside: table), options: options)
        == Self.text.joined(separator: "\n\n"))
  }

  @Test(arguments: [Favor.balanced, .precision, .recall])
  func whatIsLeftWithoutTablesIsFoundHoweverLittleItIs(favor: Favor) async throws {
    var options = Clean.Options()
    options.tables = false
    options.favor = favor
    let page =
      "<!DOCTYPE html><table class=nav><td>r<th>m<tr><td>m</table><h3>Comments<dt>.t"
    #expect(try await Clean.text(page, options: options) == ".t")
  }

  @Test(arguments: [Favor.balanced, .precision, .recall])
  func whereOneFavorFindsATextAllDo(favor: Favor) async throws {
    var options = Clean.Options()
    options.tables = false
    options.favor = favor
    let page =
      "<n><table ss=comment><th>en<tr><th>[1en<th>\u{C938}`</table><div>Comments<p>r*"
    #expect(try await Clean.text(page, options: options)?.isEmpty == false)
  }

  @Test func commentsCanBeKept() async throws {
    var options = Clean.Options()
    options.comments = true
    let comments = "<div id=comments><p>At last! I have waited for this since October.</p></div>"
    let text = try await Clean.text(Self.page(after: comments), options: options)
    #expect(text?.hasSuffix("\n\nAt last! I have waited for this since October.") == true)
  }

  @Test func precisionLeavesOutWhatRecallKeeps() async throws {
    let page = Self.page(inside: "<p>Tickets from Monday at the usual places</p>")
    var options = Clean.Options()
    options.favor = .precision
    #expect(try await Clean.text(page, options: options)?.contains("Tickets") == false)
    options.favor = .recall
    #expect(try await Clean.text(page, options: options)?.contains("Tickets") == true)
  }

  @Test func recallThatFindsHardlyAnythingTakesWhatIsFoundWithMoreDemands() async throws {
    // The rules let in the item with `recall` alone, and the model then leaves it at that.
    let sentence = "six leave le Montag every between same. runs again unday Rat"
    let page = """
      ><div>Updated:6\u{105}/div><div l=pullquote><li><a>andzu</a></div><e class=toc><<a href><div>\
      \(sentence) \(sentence)
      """
    var lengths: [Favor: Int] = [:]
    for favor in Favor.allCases {
      var options = Clean.Options()
      options.favor = favor
      lengths[favor] = try await Clean.text(page, options: options)?.count
    }
    #expect(lengths[.recall, default: 0] >= lengths[.balanced, default: 0], "\(lengths)")
    #expect(lengths[.balanced, default: 0] > 100, "\(lengths)")
  }

  @Test(arguments: [Favor.balanced, .precision, .recall])
  func codeOfNothingToBeSeenIsNoText(favor: Favor) async throws {
    var options = Clean.Options()
    options.favor = favor
    for blank in ["&#xFEFF;", "&nbsp;\n&shy;", "&#x200B; &#x1;"] {
      let text = try await Clean.text("<p>.t</p><pre><b>\(blank)</pre>", options: options)
      #expect(text == ".t", "\(blank)")
    }
  }

  @Test func layoutTablesAreNoTables() async throws {
    let html = """
      <table><tr><td><a href=/>Home</a><br><a href=/news>News</a></td><td><h1>Ferry runs again</h1>
      \(Self.text.map { "<p>\($0)</p>" }.joined())</td></tr></table>
      """
    #expect(try await Clean.text(html) == Self.text.joined(separator: "\n\n"))
  }

  @Test func aPageThatIsAllCommentsIsReadAsTheForumItIs() async throws {
    let posts = Self.text.map { "<div class=comment><p>\($0)</p></div>" }.joined()
    let text = try await Clean.text("<body><div id=comments>\(posts)</div></body>")
    #expect(text == Self.text.joined(separator: "\n\n"))
  }

  @Test func whatAFeedHasSaidStays() async throws {
    var document = Document(
      id: "x", title: "From the feed", authors: ["Feed"], body: Body(Self.page()))
    document.language = "fr"
    document.keywords = ["sea"]
    document.metadata["description"] = "From the feed"
    document.body = Body(
      "<html lang=en><meta name=author content=Page><meta name=keywords content='a, b'>"
        + "<meta name=description content=Page><title>Page</title>" + Self.page())
    let cleaned = try await Clean.cleaned(document)
    #expect(cleaned.title == "From the feed")
    #expect(cleaned.authors == ["Feed"])
    #expect(cleaned.language == "fr")
    #expect(cleaned.keywords == ["sea"])
    #expect(cleaned.metadata["description"] == "From the feed")
  }

  @Test func saysInTheTrailWhereThingsCameFrom() async throws {
    let document = try await Clean.cleaned(Document(id: "x", body: Body(Self.page())))
    #expect(document.trail.map(\.stage) == ["clean"])
    #expect(
      document.trail.first?.note
        == "text by density; title from h1; page type from text; language from the text")
  }

  @Test(arguments: ["application/xml", "text/xml", "application/xhtml+xml"])
  func readsXHTMLThatComesAsXML(mediaType: String) async throws {
    let page =
      "<?xml version='1.0'?><!-- x --><html><body><p>The ferry runs again.</p></body></html>"
    let result = try await Clean.result(Document(id: "x", body: Body(page, mediaType: mediaType)))
    #expect(result.document.text == "The ferry runs again.")
  }

  @Test func dropsShortDocumentsAndSaysWhy() async throws {
    var options = Clean.Options()
    options.minLength = 10
    let short = try await Clean.result(
      Document(id: "x", text: "\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}"), options: options)
    #expect(short.verdict == .drop("shorter than 10 characters"))
    let long = try await Clean.result(Document(id: "x", text: "Ten to one."), options: options)
    #expect(long.verdict == .pass)
  }

  @Test(arguments: [
    Document(id: "x"), Document(id: "x", title: "t"),
    Document(id: "x", body: Body([0x25, 0x50, 0x44, 0x46], mediaType: "application/pdf")),
    Document(id: "x", body: Body("<a/>", mediaType: "text/xml")),
    Document(id: "x", body: Body("<rss><html/></rss>", mediaType: "application/xml")),
  ])
  func failsForWhatCannotBeCleaned(document: Document) async throws {
    let error = await #expect(throws: StageError.self) { try await Clean.result(document) }
    #expect(error?.code == .badDocument)
  }

  @Test func tellsHTMLFromPlainTextWhereNobodySays() async throws {
    let html = try await Clean.cleaned(Document(id: "x", body: Body("<p>One</p>", mediaType: nil)))
    #expect(html.text == "One")
    let plain = try await Clean.cleaned(
      Document(id: "x", body: Body("1 < 2 and 3 > 2", mediaType: nil)))
    #expect(plain.text == "1 < 2 and 3 > 2")
  }

  @Test func readsThePagesEncoding() async throws {
    let bytes = Array("<p>Caf".utf8) + [0xE9] + Array(" au lait, every day of the week.</p>".utf8)
    let body = Body(bytes, mediaType: "text/html", charset: "iso-8859-1")
    #expect(
      try await Clean.cleaned(Document(id: "x", body: body)).text
        == "Caf\u{E9} au lait, every day of the week.")
  }

  /// Those that are longer than a byte are what is left of quotes and dashes of another encoding.
  @Test func controlCharactersAreNoText() async throws {
    let page =
      "<p>Fer&#1;ry\u{7F}, \u{95} ramp\u{97}dock\u{1F}</p><pre>a\u{1} \u{92}b\tc\u{C}</pre>"
    #expect(try await Clean.text(page) == "Ferry, ramp dock\n\na  b\tc")
    var options = Clean.Options()
    options.format = .html
    #expect(
      try await Clean.text(page, options: options)
        == "<p>Ferry, ramp dock</p>\n<pre>a  b\tc</pre>")
    let plain = try await Clean.cleaned(Document(id: "x", text: "Fer\u{1}ry\u{97}ramp\u{0}."))
    #expect(plain.text == "Ferry ramp.")
  }

  @Test func aPageWithoutTextGivesAnEmptyText() async throws {
    #expect(try await Clean.text("<html><body></body></html>") == "")
  }

  @Test func anEmptyPageIsAnErrorUnlessTheTextIsKnown() async throws {
    await #expect(throws: StageError.self) { try await Clean.text("") }
    let kept = try await Clean.cleaned(Document(id: "x", body: Body(""), text: "Known before."))
    #expect(kept.text == "Known before.")
  }

  @Test func examplesOfTheManualHold() async throws {
    for example in Clean.manual.examples {
      let mismatches = try await Clean.mismatches(in: example)
      #expect(mismatches.isEmpty, "\(mismatches.joined(separator: "\n"))")
    }
  }

  @Test func aLineThatEndsInTheCreditOfAPictureIsACaption() async throws {
    let text = try await Clean.text(
      """
      <article><p>The ferry to Saint Orrin runs again from Monday, the town said, after weeks of repairs, and
      twice a day until the end of the year, when a new timetable is to come.</p>
      <p>In its dock \u{A9} Ines Calder/agency.example</p>
      <p>Crossings leave every hour between six and ten, and every two hours after that, until midnight.
      Tickets cost the same as before the storm, which had broken the ramp.</p>
      <p>The old ferry, which had stood in for it, goes back to the island, where it is wanted.</p>
      </article>
      """)
    #expect(text?.contains("Crossings") == true)
    #expect(text?.contains("Calder") == false)
  }
}
