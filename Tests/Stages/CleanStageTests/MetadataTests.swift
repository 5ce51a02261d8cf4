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
    #expect(metadata.language?.value == "en-US")
    #expect(metadata.siteName?.value == "The Post")
    #expect(metadata.canonical?.value == "https://example.org/ferry")
    #expect(metadata.image?.value == "https://img.example.org/f.png")
    #expect(metadata.section?.value == "City")
    #expect(metadata.tags?.value == ["sea", "Ferry"])
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
    #expect(metadata.language?.value == "de-AT")
    #expect(metadata.tags?.value == ["sea", "ferry"])
  }

  @Test(
    arguments: [
      ("zh-Hant-TW", "zh-Hant-TW"), ("PT_br", "pt-BR"), ("de_AT.UTF-8", "de-AT"), ("en, fr", "en"),
      ("es-419", "es-419"), ("de-CH-1996", "de-CH-1996"), ("sl-rozaj-biske", "sl-rozaj-biske"),
      ("zh-cmn-hans-cn", "zh-cmn-Hans-CN"), ("de-DE-u-co-phonebk", "de-DE-u-co-phonebk"),
      ("en-x-a-b", "en-x-a-b"), ("en-GB-u", "en-GB"), ("en--GB", "en"), ("en-GB-Latn", "en-GB"),
      ("english", nil), ("x-default", nil), ("", nil), ("-", nil),
    ] as [(String, String?)])
  func languageTagsAreReadAsFarAsTheyAreWellFormed(text: String, tag: String?) {
    #expect(LanguageTag.read(text) == tag)
  }

  @Test func theSiteIsCalledAsItsDataSayRatherThanAsItsApp() {
    let app = "<meta name=application-name content=App>"
    func data(_ json: String) -> String { "<script type=application/ld+json>\(json)</script>" }
    let article = data("{\"@type\": \"Article\", \"publisher\": {\"name\": \"Gazette\"}}")
    #expect(read(app).siteName?.value == "App")
    #expect(read(app + article).siteName?.value == "Gazette")
    let site = read(app + article + data("{\"@type\": \"WebSite\", \"name\": \"Bay Gazette\"}"))
    #expect(site.siteName?.value == "Bay Gazette")
    #expect(site.siteName?.source == "json-ld")
  }

  @Test func microdataAreReadButForThoseOfOtherThings() {
    let metadata = read(
      """
      <div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop=headline>Ferry</h1>
      <span itemprop=author itemscope itemtype="https://schema.org/Person">
      <img itemprop=image src=/ines.png><i itemprop=description>Reporter</i></span>
      <span itemprop=image itemscope><meta itemprop=url content=/ferry.png></span>
      <a itemprop=articleSection href=/city>City</a> <a itemprop=keywords href=/t/sea>sea</a>
      <a itemprop=keywords href=/t/rain>rain</a> <link itemprop=license href=/l>
      <meta itemprop=isAccessibleForFree content=False><p itemprop=description>It runs.</p>
      <div itemprop=publisher itemscope><meta itemprop=name content=Gazette></div></div>
      """)
    #expect(metadata.image?.value == "https://example.org/ferry.png")
    #expect(metadata.image?.source == "microdata")
    #expect(metadata.section?.value == "City")
    #expect(metadata.tags?.value == ["sea", "rain"])
    #expect(metadata.license?.value == "https://example.org/l")
    #expect(metadata.description?.value == "It runs.")
    #expect(metadata.siteName?.value == "Gazette")
    #expect(metadata.isPaid?.source == "microdata")
  }

  @Test func dublinCoreHasSubjectsAndAPublisher() {
    let metadata = read(
      """
      <meta name=DC.subject content="Sea; Rain"><meta name=DC.subject content=Ferries>
      <meta name=DC.publisher content=Gazette>
      """)
    #expect(metadata.tags?.value == ["Sea", "Rain", "Ferries"])
    #expect(metadata.siteName?.value == "Gazette")
  }

  @Test func theTrailAndTheInspectionSayWhereEverythingWasFound() async throws {
    let html = """
      <html lang=en-GB><title>Ferry runs again</title><meta name=description content="It runs.">
      <meta itemprop=author content="Ines Calder"><meta property=og:site_name content=Post>
      <link rel=canonical href=/ferry><meta property=article:section content=City>
      <meta property=og:image content=/f.png><meta name=keywords content="sea, rain"><p>Text.</p>
      """
    let document = Document(id: "x", url: "https://example.org/x", body: Body(html))
    let note = try await Clean.cleaned(document).trail.last?.note ?? ""
    for part in [
      "title from title element", "authors from microdata", "language from lang",
      "image from meta", "keywords from meta", "site name from meta", "description from meta",
      "section from meta", "canonical address from rel=canonical",
    ] {
      #expect(note.contains(part), "\(part): \(note)")
    }
    let page = try Clean(options: Clean.Options(), setup: StageSetup(id: "clean")).inspect(document)
    #expect(page.values.allSatisfy { $0.origin != nil })
    #expect(page.values.count > 8)
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
