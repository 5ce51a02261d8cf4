import PipeKit
import Testing

@testable import CleanStage

/// Text that a page has elsewhere than in its ordinary elements.
@Suite struct HiddenTextTests {
  private static let first =
    "The harbour office said on Sunday that the ferry would run again soon, if the weather held."
  private static let second =
    "Nobody had asked the seals, who have slept on its deck since October and like it there."
  private static let article = "<article><h1>Ferry</h1><p>\(first)</p><p>\(second)</p></article>"
  private static let text = "Ferry\n\n" + first + "\n\n" + second

  /// A page of which the text is in JSON-LD, as it stands in a string of JSON.
  private static func page(_ members: String, shown: String = "<div id=root></div>") -> String {
    """
    <html><head><title>Ferry runs again</title><script type="application/ld+json">
    {"@type":"NewsArticle","headline":"Ferry runs again",\(members)}</script></head>
    <body>\(shown)</body></html>
    """
  }

  // MARK: JSON-LD

  @Test func whatAPageStatesAsItsTextIsMoreThanWhatItAsksOfBrowsers() async throws {
    let body =
      "The lock opens again in May, once the second gate has been hung.\\n\\nBoats of more than two metres have to wait.\\n\\nThe board will meet again in June, and then decide what the ferry is to cost in the summer."
    for shown in [
      "<div id=root></div><noscript>Please enable JavaScript to run this app.</noscript>",
      "<div id=root></div><footer>\u{A9} Town Post. We use cookies to give you the best experience of this site, and of others.</footer>",
      "<p>The lock opens again in May, once the second gate has been hung.</p><p>Subscribe to read on.</p>",
    ] {
      let text = try #require(
        try await Clean.text(Self.page("\"articleBody\":\"\(body)\"", shown: shown)))
      #expect(text.hasPrefix("The lock opens") && text.hasSuffix("in the summer."))
    }
  }

  @Test(arguments: ["<div id=root></div>", "<div>Loading…</div>", "<h1>Ferry runs again</h1>"])
  func aShortTextInJSONLDIsTakenWhereThereIsNoOther(shown: String) async throws {
    let html = Self.page("\"articleBody\":\"It runs again.\"", shown: shown)
    #expect(try await Clean.text(html) == "It runs again.")
  }

  @Test func aShortTextInJSONLDDoesNotReplaceAnother() async throws {
    let html = Self.page(
      "\"articleBody\":\"It runs again.\"", shown: "<p>The ferry has been mended.</p>")
    #expect(try await Clean.text(html) == "The ferry has been mended.")
  }

  @Test(arguments: [
    (#"One.\n\nTwo."#, "One.\n\nTwo."), (#"One.\nTwo."#, "One.\n\nTwo."),
    (#"One,\nmore.\n\nTwo."#, "One,\nmore.\n\nTwo."), (#"One.\r\n\r\nTwo."#, "One.\n\nTwo."),
    (#"Bread &amp; butter &lt; 3"#, "Bread & butter < 3"), (#"1 < 2"#, "1 < 2"),
    (#"<p>One <b>two</b>.</p><ul><li>a</li><li>b</li></ul>"#, "One two.\n\na\nb"),
    (#"One <b>two</b>.\n\nThree."#, "One two.\n\nThree."),
    (#"&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;"#, "One & two.\n\nThree."),
  ])
  func theTextInJSONLDHasParagraphsAndNoReferences(json: String, text: String) async throws {
    #expect(try await Clean.text(Self.page("\"articleBody\":\"\(json)\"")) == text)
  }

  @Test func theTextInJSONLDMayBeAListOrThatOfALiveBlog() async throws {
    #expect(try await Clean.text(Self.page(#""articleBody":["One.","Two."]"#)) == "One.\n\nTwo.")
    let updates = #""liveBlogUpdate":[{"headline":"Trams","articleBody":"They stop."}]"#
    #expect(try await Clean.text(Self.page(updates)) == "Trams\n\nThey stop.")
  }

  @Test func theTextInJSONLDIsWrittenAsIsWanted() async throws {
    var options = Clean.Options()
    options.format = .markdown
    let html = Self.page(#""articleBody":"<h2>A</h2><p>One <b>two</b> &amp; 3.</p>""#)
    #expect(try await Clean.text(html, options: options) == "## A\n\nOne **two** & 3.")
  }

  // MARK: Templates

  @Test func aShadowRootIsContent() async throws {
    let html = "<my-page><template shadowrootmode=open>\(Self.article)</template></my-page>"
    #expect(try await Clean.text(html) == Self.text)
    let beside = "<article><p>Third. \(Self.first)</p></article>"
    #expect(try await Clean.text(html + beside)?.contains(Self.second) == true)
  }

  @Test func aTemplateIsReadWhereThereIsNothingElse() async throws {
    let template = "<template>\(Self.article)</template>"
    #expect(try await Clean.text("<div id=app>Loading…</div>" + template) == Self.text)
    let other = "<main><p>\(Self.second) \(Self.second.lowercased())</p></main>"
    #expect(try await Clean.text(other + template)?.contains(Self.first) == false)
  }

  @Test(arguments: [
    ("Home<template>Trams have <b>stopped</b>.</template>", "Trams have stopped."),
    ("<template><b>Trams</b></template><template>Trains</template>", "Trams\n\nTrains"),
    ("<template><p>Trams</p> <p>Trains</p></template>", "Trams\n\nTrains"),
    (
      "<table><template><tr><td>Trams<td>2</template><template><tr><td>Trains<td>3</template></table>",
      "Trams | 2\nTrains | 3"
    ),
    ("<p>Tr<x-a><template shadowrootmode=open>am</template></x-a>s", "Trams"),
  ])
  func textInATemplateStandsApartAndInAShadowRootDoesNot(html: String, text: String) async throws {
    #expect(try await Clean.text("<title>Home</title><body>" + html) == text)
  }

  @Test func theTrailSaysThatTextIsFromTemplates() async throws {
    func note(_ html: String) async throws -> String? {
      try await Clean.cleaned(Document(id: "x", body: Body(html))).trail.last?.note
    }
    let template = "<body><template>\(Self.article)</template>"
    #expect(try await note(template)?.contains("text from templates, as there is no other") == true)
    #expect(try await note(Self.article + template)?.contains("templates") == false)
  }

  @Test(arguments: [
    "<div>Loading…</div>",
    "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>",
  ])
  func aKnownLineIsNoText(html: String) async throws {
    #expect(try await Clean.text(html) == "")
  }

  // MARK: XHTML, headings, images

  @Test(arguments: ["application/xhtml+xml", nil])
  func xhtmlIsReadAsSuch(mediaType: String?) async throws {
    let html = """
      <?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a"/>
      </head><body><div/><p>\(Self.first)</p><p><![CDATA[A < B. \(Self.second)]]></p></body></html>
      """
    let document = Document(id: "x", body: Body(html, mediaType: mediaType))
    let cleaned = try await Clean.cleaned(document)
    #expect(cleaned.text == "\(Self.first)\n\nA < B. \(Self.second)")
    #expect(cleaned.title == nil)
  }

  @Test func aTitleThatIsNeverClosedIsNone() async throws {
    let html = "<head><title><meta name=a></head><body><p>Text.</p></body>"
    let document = try await Clean.cleaned(Document(id: "x", body: Body(html)))
    #expect(document.title == nil)
  }

  @Test func aHeadingThatIsNeverClosedEndsAtTheFirstParagraph() async throws {
    var options = Clean.Options()
    options.format = .markdown
    let html = "<div><h2>Seals<p>\(Self.first)<ul><li>one<li>two</ul><p>\(Self.second)</div>"
    #expect(
      try await Clean.text(html, options: options)
        == "## Seals\n\n\(Self.first)\n\n- one\n- two\n\n\(Self.second)")
  }

  @Test func imagesOfAMPAreImages() async throws {
    var options = Clean.Options()
    let html = """
      <article><p>\(Self.first)</p><figure><amp-img src=https://example.org/y.jpg width=600 height=400 alt=Y>
      <noscript><img src=https://example.org/y.jpg></noscript></amp-img><figcaption>Seals</figcaption></figure>
      <p>\(Self.second)</p><p>\(Self.first.lowercased())</p></article>
      """
    options.format = .markdown
    #expect(
      try await Clean.text(html, options: options)?.contains(
        "![Y](https://example.org/y.jpg)\n\nSeals") == true)
    options.format = .html
    #expect(
      try await Clean.text(html, options: options)?.contains(
        "<img src=\"https://example.org/y.jpg\" alt=\"Y\" width=\"600\" height=\"400\">") == true)
  }

  @Test func whatIsNoTextIsRefused() async throws {
    var state: UInt64 = 42
    let bytes = (0..<2000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    for type in ["text/html", "text/plain", nil] {
      await #expect(throws: StageError.self) {
        try await Clean.cleaned(Document(id: "x", body: Body(bytes, mediaType: type)))
      }
    }
    let wide =
      [UInt8]([0xFF, 0xFE])
      + "<p>Привет, тюлени.</p>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] as [UInt8] }
    #expect(
      try await Clean.cleaned(Document(id: "x", body: Body(wide, mediaType: "text/html"))).text
        == "Привет, тюлени.")
  }

  @Test(arguments: ["amp-ad", "amp-consent", "amp-sticky-ad"])
  func advertisementsOfAMPAreNoText(name: String) async throws {
    let sentence =
      "The harbour office said on Monday that the ferry would run again, at last, from the pier."
    let text = try await Clean.text(
      """
      <article><h1>Ferry</h1><p>\(sentence)</p><p>So \(sentence)</p><\(name)><p>We and 300 partners value \
      what you read here.</p></\(name)><\(name)>We value it.</\(name)><p>And \(sentence)</p></article>
      """)
    #expect(text?.contains("value") == false)
    #expect(text?.contains("And The harbour") == true)
  }
}
