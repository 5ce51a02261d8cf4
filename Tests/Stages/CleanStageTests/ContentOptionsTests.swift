import PipeEngine
import PipeKit
import Testing

@testable import CleanStage

/// What is taken out and kept by selectors, and what documents have to be like.
@Suite struct ContentOptionsTests {
  private static let long = String(
    repeating: "The harbour office said on Sunday that the ferry would run again soon. ", count: 2)
  private static let page = """
    <html lang=en-GB><head><title>Ferry</title></head><body>
    <div class=menu><a href=/>Home</a> <a href=/n>News</a></div>
    <article><p class=by>By <span class=author>Ines Calder</span></p><p>First. \(long)</p>
    <div class=box><p>Boxed. \(long)</p></div><p>Last. \(long)</p></article>
    <div id=notes>A note.<script>x()</script><p>Another <a href=/x>note</a>.</p></div></body></html>
    """

  private static func result(
    _ change: (inout Clean.Options) throws -> Void
  ) async throws -> (document: Document, verdict: Verdict) {
    var options = Clean.Options()
    try change(&options)
    return try await Clean.result(Document(id: "x", body: Body(page)), options: options)
  }

  // MARK: Selectors

  @Test func takesOutWhatIsPruned() async throws {
    let text = try await Self.result { $0.prune.values = [try ElementSelector(".box")] }.document
      .text
    #expect(text?.contains("First.") == true && text?.contains("Boxed.") == false)
  }

  @Test func whatIsPrunedSaysNothingOfThePage() async throws {
    #expect(try await Self.result { _ in }.document.authors == ["Ines Calder"])
    let pruned = try await Self.result { $0.prune.values = [try ElementSelector(".by")] }
    #expect(pruned.document.authors.isEmpty)
  }

  @Test func keepsWhatIsNamedInOrder() async throws {
    let document = try await Self.result {
      $0.keep.values = [try ElementSelector("#notes"), try ElementSelector(".menu, .menu a")]
    }.document
    #expect(document.text == "Home News\n\nA note.\n\nAnother note.")
    #expect(document.trail.first?.note.hasPrefix("text by keep") == true)
  }

  @Test func keepsWhatStandsWithinALine() async throws {
    var options = Clean.Options()
    options.keep.values = [try ElementSelector("b.wanted")]
    let html =
      "<p>Not this, <b class=wanted>The lock opens in May.</b> nor this.</p><p>Nor that.</p>"
    #expect(try await Clean.text(html, options: options) == "The lock opens in May.")
  }

  @Test func whatIsPrunedIsNotKept() async throws {
    let text = try await Self.result {
      $0.keep.values = [try ElementSelector("#notes")]
      $0.prune.values = [try ElementSelector("#notes p")]
    }.document.text
    #expect(text == "A note.")
  }

  @Test(arguments: [".nowhere", "script"])
  func findsTheContentWhereNothingIsKeptAndSaysSo(selector: String) async throws {
    let usual = try await Self.result { _ in }.document
    let document = try await Self.result { $0.keep.values = [try ElementSelector(selector)] }
      .document
    #expect(document.text == usual.text)
    #expect(document.trail.first?.note.contains("nothing found by keep") == true)
  }

  @Test func keptContentIsWrittenWithItsImages() async throws {
    var options = Clean.Options()
    options.format = .markdown
    options.keep.values = [try ElementSelector("main")]
    let html = """
      <main><div class=related><img src=https://example.org/a.png><h3>More</h3></div></main><p>x</p>
      """
    #expect(
      try await Clean.text(html, options: options)
        == "![](https://example.org/a.png)\n\n### More")
  }

  @Test func aWrongSelectorIsFoundWhenThePipelineIsLoaded() throws {
    let error = #expect(throws: OptionProblem.self) { try ElementSelector("div..a") }
    #expect(error?.message == "this is no CSS selector: it goes wrong at character 5")
  }

  // MARK: Gates

  @Test func dropsListsOfLinks() async throws {
    let links = (1...20).map { "<li><a href=/\($0)>The news of day \($0), in short</a></li>" }
    var options = Clean.Options()
    options.keep.values = [try ElementSelector("ul")]
    let document = Document(
      id: "x", body: Body("<ul>\(links.joined())<li>Some more text</li></ul>"))
    #expect(try await Clean.result(document, options: options).verdict == .pass)
    options.maxLinkDensity = 0.5
    #expect(
      try await Clean.result(document, options: options).verdict
        == .drop("97 % of the text is in links"))
    #expect(try await Self.result { $0.maxLinkDensity = 0 }.verdict == .pass)
  }

  @Test(arguments: [
    (["en"], true), (["de", "EN"], true), (["en-GB"], true), (["en-US"], false), (["de"], false),
    (["eng"], false),
  ])
  func dropsOtherLanguages(codes: [String], passes: Bool) async throws {
    let verdict = try await Self.result { $0.language.values = try codes.map(LanguageCode.init) }
      .verdict
    #expect(verdict == (passes ? .pass : .drop("in another language: en-GB")))
  }

  @Test func whatAPageIsAndWhoMayReadItCanBeAskedFor() async throws {
    let html = """
      <link rel=canonical href=/a><link rel=license href=/l><meta property=article:content_tier
      content=locked><h1>Ferry</h1><p>The ferry to Saint Orrin runs again from Monday.</p>
      """
    var options = Clean.Options()
    options.onlyWithMetadata.values = [.canonicalURL, .license, .pageType, .paywall]
    func verdict(_ html: String) async throws -> Verdict {
      let document = Document(id: "x", url: "https://example.org/news/a", body: Body(html))
      return try await Clean.result(document, options: options).verdict
    }
    #expect(try await verdict(html.replacing("/a>", with: "/news/a>")) == .pass)
    #expect(try await verdict(html) == .pass)
    #expect(
      try await verdict("<h1>Ferry</h1><p>x") == .drop("without canonical_url, license, paywall"))
  }

  @Test func aNarrowerLanguageIsComparedAsFarAsBothGo() throws {
    #expect(try LanguageCode("pt-BR").matches("pt_br"))
    #expect(try LanguageCode("pt-BR").matches("pt"))
    #expect(try LanguageCode("pt").matches("pt-PT"))
    #expect(try !LanguageCode("pt-BR").matches("pt-PT"))
    #expect(try LanguageCode("zh-TW").matches("zh-Hant-TW"))
    #expect(try !LanguageCode("zh-TW").matches("zh-Hans-CN"))
  }

  @Test func anUnknownLanguagePasses() async throws {
    var options = Clean.Options()
    options.language.values = [try LanguageCode("de")]
    let document = Document(id: "x", text: "14:30 – 15:00")
    #expect(try await Clean.result(document, options: options).verdict == .pass)
  }

  @Test(arguments: ["", "english", "e", "de-", "de AT"])
  func whatIsNoLanguageIsRefused(code: String) {
    #expect(throws: OptionProblem.self) { try LanguageCode(code) }
  }

  @Test func dropsDocumentsOfWhichTooLittleIsKnown() async throws {
    #expect(
      try await Self.result { $0.onlyWithMetadata.values = [.title, .authors, .language] }.verdict
        == .pass)
    #expect(
      try await Self.result { $0.onlyWithMetadata.values = [.title, .published, .siteName] }.verdict
        == .drop("without published, site_name"))
  }

  @Test func lengthIsThatOfTheTextWhateverTheFormat() async throws {
    var options = Clean.Options()
    options.minLength = 20
    for format in TextFormat.allCases {
      options.format = format
      let short = Document(id: "x", body: Body("<h2>Short</h2><p><b>Too</b> short.</p>"))
      #expect(
        try await Clean.result(short, options: options).verdict
          == .drop("shorter than 20 characters"))
    }
  }
}
