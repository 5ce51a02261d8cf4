import HTML
import PipeKit
import Testing

@testable import CleanStage

@Suite struct MetadataTests {
  private func read(
    _ html: String, address: String? = "https://example.org/a/b.html"
  ) -> PageMetadata {
    var reader = PageReader()
    return reader.read(
      Array(html.utf8), charset: nil, address: address, title: nil, ExtractionOptions()
    ).1
  }

  @Test func linkedDataComesFirst() {
    let metadata = read(
      """
      <html lang="en-us"><head><meta property="og:title" content="Ferry runs | The Post">
      <meta property="og:site_name" content="The Post"><meta name="author" content="Somebody Else">
      <link rel="canonical" href="/ferry"><meta property="og:image" content="//img.example.org/f.png">
      <script type="application/ld+json">/* made by a machine */ {"@context": "https://schema.org",
      "@graph": [{"@type": "NewsArticle", "headline": "Ferry runs again",
      "datePublished": "2026-11-22T08:30:00+01:00", "dateModified": "2026-11-22T09:00:00+01:00",
      "author": [{"@id": "#ines"}, {"@type": "Person", "name": "Bo Hale"}], "keywords": ["sea", "Ferry"],
      "articleSection": "City",}, {"@type": "Person", "@id": "#ines", "name": "Ines\\nCalder"}]};</script>
      </head><body></body></html>
      """)
    #expect(metadata.title?.value == "Ferry runs again")
    #expect(metadata.authors?.value == ["Ines Calder", "Bo Hale"])
    #expect(metadata.published?.value.description == "2026-11-22T08:30:00+01:00")
    #expect(metadata.updated?.value.description == "2026-11-22T09:00:00+01:00")
    #expect(metadata.language == "en")
    #expect(metadata.siteName == "The Post")
    #expect(metadata.canonical == "https://example.org/ferry")
    #expect(metadata.image == "https://img.example.org/f.png")
    #expect(metadata.section == "City")
    #expect(metadata.tags == ["sea", "Ferry"])
  }

  @Test func elseMetaElementsAndTheMarkup() {
    let metadata = read(
      """
      <title>Ferry runs again - The Post</title><meta property=og:site_name content="The Post">
      <meta name=news_keywords content="sea, ferry, Sea"><meta property=og:locale content=de_AT>
      <body><h1>Ferry runs again</h1><p class=byline>By Ines Calder and Bo Hale</p>
      <time datetime="2026-11-22">Sunday</time>
      """)
    #expect(metadata.title?.value == "Ferry runs again")
    #expect(metadata.title?.source == "h1")
    #expect(metadata.authors?.value == ["Ines Calder", "Bo Hale"])
    #expect(metadata.published?.value.description == "2026-11-22")
    #expect(metadata.language == "de")
    #expect(metadata.tags == ["sea", "ferry"])
  }

  @Test func theAddressMayTellTheDate() {
    let metadata = read("<p>x", address: "https://example.org/2026/11/22/ferry")
    #expect(metadata.published?.value.description == "2026-11-22")
  }

  @Test(arguments: [
    ("2026-11-22T08:30:00+01:00", "2026-11-22T08:30:00+01:00"), ("2026-11-22", "2026-11-22"),
    ("2026-11-22T08:30:00+0100", "2026-11-22T08:30:00+01:00"),
    ("2026-11-22 08:30 GMT", "2026-11-22T08:30:00Z"),
    ("2026-11-22T08:30:00", "2026-11-22"), ("2026/11/22", "2026-11-22"), ("20261122", "2026-11-22"),
    ("1795336200", "2026-11-22T08:30:00Z"), ("1795336200000", "2026-11-22T08:30:00Z"),
    ("Sun, 22 Nov 2026 08:30:00 +0100", "2026-11-22T08:30:00+01:00"),
    ("Sun, 22 Nov 2026", "2026-11-22"),
    ("November 22nd, 2026 at 8:30", "2026-11-22"), ("22. November 2026, 8.30 Uhr", "2026-11-22"),
    ("le 22 novembre 2026", "2026-11-22"), ("22 de noviembre de 2026", "2026-11-22"),
    ("22.11.2026", "2026-11-22"),
    ("11/22/2026", "2026-11-22"), ("22/11/2026", "2026-11-22"),
    ("Updated 2026-11-22, by us", "2026-11-22"),
  ])
  func readsDates(text: String, date: String) {
    #expect(DateReader.read(text)?.description == date)
  }

  @Test(arguments: [
    "", "soon", "2026", "32.13.2026", "2026-02-30", "99999999999", "version 1.2.3", "1850-01-01",
  ])
  func readsNoDatesWhereThereAreNone(text: String) {
    #expect(DateReader.read(text) == nil)
  }

  @Test func takesTheSiteOffTheTitle() {
    #expect(PageTitle.without("The Post", "Ferry runs again - The Post") == "Ferry runs again")
    #expect(PageTitle.without("The Post", "The Post | Ferry runs again") == "Ferry runs again")
    #expect(PageTitle.without(nil, "Ferry runs again today | The Post") == "Ferry runs again today")
    #expect(PageTitle.without("The Post", "Rain - and wind") == "Rain - and wind")
  }

  @Test(arguments: [
    ("/c?d", "https://example.org/c?d"), ("c.png", "https://example.org/a/c.png"),
    ("//x.org/y", "https://x.org/y"),
    ("http://x.org", "http://x.org"), ("?q", "https://example.org/a/b.html?q"),
    (" /c ", "https://example.org/c"),
  ])
  func resolvesAddresses(address: String, absolute: String) {
    #expect(WebAddress.absolute(address, on: "https://example.org/a/b.html") == absolute)
  }

  @Test(arguments: ["data:image/png;base64,xx", "", "javascript:alert(1)"])
  func takesNoOtherAddresses(address: String) {
    #expect(WebAddress.absolute(address, on: "https://example.org/") == nil)
  }

  @Test func jsonMayBeSloppy() {
    #expect(
      LenientJSON.read(
        Array("x {\"a\": [1, 2.5, true, null, \"b\tc\\u00e9\\ud83d\\ude00\",], }".utf8)[...])
        == ["a": [1, 2.5, true, nil, "b c\u{E9}\u{1F600}"]])
    #expect(LenientJSON.read(Array("{\"a\": 1, \"b\": \"unend".utf8)[...]) == ["a": 1])
    #expect(LenientJSON.read(Array(String(repeating: "[", count: 100_000).utf8)[...]) != nil)
    #expect(LenientJSON.read([]) == nil)
  }

  @Test func whatIsEncodedTwiceMayBeASpace() {
    #expect(Text.squeezed("&nbsp;One &nbsp; two.&nbsp;") == "One two.")
    #expect(Text.squeezed("&nbsp;") == "")
  }

  @Test(arguments: [
    ("The ferry to Saint Orrin runs again", "When does the Saint Orrin ferry run?", true),
    ("The ferry runs again", "The ferry runs again", false),
    ("The Port Post", "When does the Saint Orrin ferry run?", false),
    ("Ferry news", "Ferry timetable and prices", false),
  ])
  func aHeadingIsTakenForAHeadlineThatIsPutInOtherWordsElsewhere(
    heading: String, title: String, isReworded: Bool
  ) {
    #expect(PageTitle.isReworded(heading, in: title) == isReworded)
  }
}
