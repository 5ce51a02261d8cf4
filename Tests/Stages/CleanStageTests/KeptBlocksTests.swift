import PipeKit
import Testing

@testable import CleanStage

/// Which of a page's blocks are kept where they are short, repeated, or ask for something.
@Suite struct KeptBlocksTests {
  private static let long = [
    "The harbour office said on Sunday that the ferry would run again soon, if the weather held.",
    "Nobody had asked the seals, who have slept on its deck since October and like it there.",
    "The captain, who knows them all by name, has promised to wake them with a song, and slowly.",
    "Tickets are the same as they were in the summer, but for those who bring a seal of their own.",
  ]
  private static let paragraphs = long.map { "<p>\($0)</p>" }.joined()
  private static let text = long.joined(separator: "\n\n")

  // MARK: Repetition

  @Test func whoIsQuotedStaysBelowTheQuotation() async throws {
    let html =
      "<article><h1>Ferry</h1><p>The ferry will run again from Monday, the council said, as it has been mended at the yard.</p><blockquote><p>We have waited for it all the summer, and so have our guests.</p><footer>\u{2014} <cite>Mayor Lind</cite></footer></blockquote><p>Tickets cost as much as they did, and children do not pay, as has been so since the crossing began.</p></article>"
    #expect(try await Clean.text(html)?.contains("Mayor Lind") == true)
  }

  @Test(arguments: [
    "He died on 4 May 2011.", "By noon the harbour was empty.",
    "The train left at 10:15 and never arrived.", "Text messages woke the town.",
  ])
  func aFirstSentenceIsNoByline(sentence: String) async throws {
    let long = """
      The council met on the quay and talked about the ferry, its captain, and the price of a ticket,
      for most of the evening. Several people came to listen, and some of them spoke.
      """
    let page =
      "<article><h1>Ferry</h1><p>\(sentence)</p><p>\(long)</p><p>Then \(long)</p></article>"
    let document = try await Clean.cleaned(Document(id: "x", body: Body(page)))
    #expect(document.text?.hasPrefix(sentence) == true)
    #expect(document.published == nil)
  }

  @Test func answersOfAnInterviewStay() async throws {
    let answer = "I cannot recall that at all, sir."
    let lines = ["Where were you?", answer, "Who was there?", answer, "Why?", answer]
    let html = "<article>\(Self.paragraphs)" + lines.map { "<p>\($0)</p>" }.joined() + "</article>"
    #expect(
      try await Clean.text(html) == ([Self.text] + lines).joined(separator: "\n\n"))
  }

  @Test func refrainsStay() async throws {
    let refrain = "Oh pier, oh pier,\nwe hold you dear."
    let verses = [
      "The pier stands long,\nthe pier stands low.", refrain, "The sea comes in.", refrain,
    ]
    let html = verses.map { "<p>" + $0.parts(at: 0x0A).joined(separator: "<br>") + "</p>" }.joined()
    #expect(try await Clean.text("<article>\(html)</article>") == verses.joined(separator: "\n\n"))
    let all = verses.joined(separator: "\n\n")
    #expect(PlainTextCleaner(all, title: "A song").text == all)
  }

  @Test(arguments: [
    "<p class=lead>Seals like it on the deck there.</p>",
    "<h2>Seals like it on the deck there.</h2>",
    "<p><b>Seals like it on the deck there.</b></p>",
    "<div><p>Seals like it on the deck there.</p></div>",
  ])
  func aTeaserIsNoRefrain(teaser: String) async throws {
    let line = "Seals like it on the deck there."
    let html = "<article>\(teaser)\(Self.paragraphs)<p>\(line)</p></article>"
    let text = try #require(try await Clean.text(html))
    #expect(text.ranges(of: line).count == 1)
  }

  @Test func whatStandsNextToItselfIsSaidOnce() async throws {
    let line = "Seals like it on the deck there."
    let html = "<article>\(Self.paragraphs)<p>\(line)</p><p>\(line)</p><p>\(line)</p></article>"
    #expect(try await Clean.text(html) == "\(Self.text)\n\n\(line)")
  }

  @Test func aLongLeadIsSaidOnce() async throws {
    let lead = (Self.long + Self.long.map { $0.uppercased() }).joined(separator: " ")
    let html = "<article><p class=lead>\(lead)</p><p>\(lead)</p>\(Self.paragraphs)</article>"
    let text = try #require(try await Clean.text(html))
    #expect(text.ranges(of: "IF THE WEATHER HELD.").count == 1)
  }

  @Test func aSentenceRightBehindItselfIsSaidOnce() async throws {
    let (a, b) = (Self.long[0], Self.long[1])
    let expected = "\(a) \(b)\n\n\(Self.long[2])"
    let html = "<article><p>\(a) \(a) \(a)\n<b>\(b)</b></p><p>\(Self.long[2])</p></article>"
    #expect(try await Clean.text(html) == expected)
    var options = Clean.Options()
    options.format = .markdown
    #expect(try await Clean.text(html, options: options) == "\(a) **\(b)**\n\n\(Self.long[2])")
    let cleaner = PlainTextCleaner("\(a) \(a) \(b)\n\n\(Self.long[2])", title: nil)
    #expect(cleaner.text == expected)
    #expect(Repetition.repeatedSentences("No. No. No. \(a) \(b)".utf8Span.span).isEmpty)
  }

  @Test(arguments: [
    "\(Self.long[0]) <b>\(Self.long[0])</b> \(Self.long[1])",
    "<b>\(Self.long[0])</b> <i><b>\(Self.long[0])</b></i> \(Self.long[1])",
    "\(Self.long[0]) \(Self.long[0].prefix(20))<script>\(Self.long[0])</script><a href=/x>\(Self.long[0].dropFirst(20)) \(Self.long[1])</a>",
    "\(Self.long[0].prefix(20))<em>\(Self.long[0].dropFirst(20)) </em> \(Self.long[0]) \(Self.long[0]) \(Self.long[1])",
  ])
  func aSentenceRightBehindItselfIsSaidOnceWhateverElementsItRunsThrough(
    paragraph: String
  ) async throws {
    let html = "<article><p>\(paragraph)</p><p>\(Self.long[2])</p></article>"
    let text = "\(Self.long[0]) \(Self.long[1])\n\n\(Self.long[2])"
    #expect(try await Clean.text(html) == text)
    var options = Clean.Options()
    options.format = .html
    let markup = try #require(try await Clean.text(html, options: options))
    #expect(try await Clean.text("<article>\(markup)</article>") == text)
  }

  @Test(arguments: [
    "<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"BODY\"}</script>",
    "<body><template><p>BODY</p></template>",
  ])
  func aSentenceRightBehindItselfIsSaidOnceWhereverTheTextStands(page: String) async throws {
    let said = page.replacing("BODY", with: "\(Self.long[0]) \(Self.long[0]) \(Self.long[1])")
    #expect(try await Clean.text(said) == "\(Self.long[0]) \(Self.long[1])")
  }

  // MARK: What asks for something

  @Test(arguments: [
    "<div class='cookie-consent'><p>We and our 842 partners store and read what we find on your device, such as cookies.</p></div>",
    "<div role=dialog aria-modal=true><h2>Hello</h2><p>We value your privacy, and so do our many partners.</p><p>They value it even more than we do, and in money.</p></div>",
    "<div class=modal><p>Before you go, read our letter of the week, which is free.</p><p>It comes on Sundays, with a seal on the first page.</p></div>",
    "<div class='newsletter-signup'><p>Our letter comes on Sundays, with a seal on the first page, and is free of charge.</p></div>",
  ])
  func whatAsksForSomethingIsLeftOutOfAShortArticle(plea: String) async throws {
    let article = "<div><h1>Tram halted</h1><p>Trams have stopped in all of the town.</p></div>"
    #expect(
      try await Clean.text("<title>Tram halted</title>" + plea + article)?
        .hasSuffix("Trams have stopped in all of the town.") == true)
    #expect(
      try await Clean.text("<title>Tram halted</title>" + plea + article)?
        .contains("partners") == false)
    #expect(try await Clean.text(plea + article)?.contains("Sundays") == false)
  }

  @Test func whatAsksForSomethingIsKeptWhereThereIsNothingElse() async throws {
    let html =
      "<div class=modal><p>\(Self.long[0])</p></div><div class=nav><a href=/>Home</a></div>"
    #expect(try await Clean.text(html) == Self.long[0])
  }

  // MARK: Comments and posts

  @Test func commentsAreKeptHoweverShortWithTheirNames() async throws {
    let html = """
      <article><h1>Ferry</h1>\(Self.paragraphs)</article><section id=comments><h2>2 Comments</h2>
      <ol><li><div class=comment-author>Bo</div><div><p>At last, I have waited for this.</p></div>
      <a class=reply href=#>Reply</a><ol><li><div class=comment-author><a href=/ina>Ina</a></div>
      <div><p>So have I!</p></div><a href=#>Reply to Ina</a></li></ol></li></ol><form><textarea></textarea>
      <p>Your email address will not be published. Required fields are marked *</p><button>Post</button>
      </form></section>
      """
    var options = Clean.Options()
    options.comments = true
    #expect(
      try await Clean.text(html, options: options)
        == "Ferry\n\n\(Self.text)\n\nBo\nAt last, I have waited for this.\nIna\nSo have I!")
    #expect(try await Clean.text(html) == "Ferry\n\n\(Self.text)")
  }

  @Test func allPostsOfAThreadAreKept() async throws {
    func post(_ user: String, _ html: String) -> String {
      """
      <div class=post><div class=postprofile><a href=/u>\(user)</a><br>Posts: 17</div><div class=postbody>
      <p class=author>by <a href=/u>\(user)</a></p><div class=content>\(html)</div>
      <div class=signature>-- Life is bread.</div><a href=#>Like</a> <a href=#>Quote</a></div></div>
      """
    }
    let html =
      "<h1>Bread does not rise?</h1><div id=posts>"
      + post(
        "rye_fan",
        "My rye bread does not rise at all, although I keep the dough warm.<br><br>I use 500 g of flour and 10 g of yeast. What am I doing wrong?"
      )
      + post(
        "miller",
        "<blockquote><div><cite>rye_fan wrote:</cite>Ten grams of yeast are not enough, said my grandmother.</div></blockquote>Rye has hardly any gluten. You need sourdough, yeast alone will not do. I have baked rye for twenty years, and never used more than a pinch of it, and that only in winter, when the kitchen is cold."
      )
      + post("rye_fan", "Thanks! Trying it tonight.") + post("oma", "<p>It worked for me too.</p>")
      + "</div>"
    let text = try #require(try await Clean.text(html))
    #expect(text.contains("\n\nThanks! Trying it tonight.\n\nIt worked for me too."))
    #expect(text.contains("rye_fan wrote:\n\nTen grams"))
    #expect(!text.contains("Life is bread") && !text.contains("Quote"))
  }

  @Test(arguments: ["Like Reply Quote", "Reply · Share", "Like 3 Report"])
  func rowsOfButtonsAreKnownLines(line: String) {
    #expect(Leftovers.shared.kind(line) == .line)
  }

  @Test(arguments: ["Like a reply to a quote", "Shares rise", "Quote of the day"])
  func sentencesWithTheirWordsAreNot(line: String) {
    #expect(Leftovers.shared.kind(line) == nil)
  }

  @Test func aSummaryStandsAboveItsDetails() async throws {
    let html =
      "<article>\(Self.paragraphs)<details><summary>More?</summary><p>Seals sleep as long as they like, and nobody is to wake them.</p></details></article>"
    #expect(try await Clean.text(html)?.contains("More?\n\nSeals sleep") == true)
  }
}
