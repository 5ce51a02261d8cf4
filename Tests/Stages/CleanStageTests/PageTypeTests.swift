import PipeKit
import Testing

@testable import CleanStage

@Suite struct PageTypeTests {
  private func page(_ html: String, address: String = "https://example.org/a") -> PageMetadata {
    var reader = PageReader()
    return reader.read(
      Array(html.utf8), charset: nil, address: address, title: nil, ExtractionOptions()
    ).1
  }

  @Test(arguments: [
    ("DiscussionForumPosting", PageType.forum), ("QAPage", .forum), ("Product", .product),
    ("LocalBusiness", .service), ("APIReference", .documentation), ("NewsArticle", .article),
  ])
  func typesOfSchemaOrgTell(type: String, expected: PageType) {
    let data = "{\"@type\": \"\(type)\", \"datePublished\": \"2026-05-01\"}"
    let html = "<script type='application/ld+json'>\(data)</script><p>Text."
    #expect(page(html).type?.value == expected)
  }

  @Test(arguments: [
    ("https://docs.example.org/x", PageType.documentation),
    ("https://example.org/de/forum/x", .forum),
    ("https://example.org/x/showthread.php?t=1", .forum), ("https://example.org/blog", .listing),
    ("https://example.org/blog/ferry", .article), ("https://example.org/services/x", .service),
    ("https://example.org/collections/ropes", .collection), ("https://example.org/", .service),
  ])
  func wordsOfAddressesTell(address: String, expected: PageType) {
    #expect(page("<p>Text.", address: address).type?.value == expected)
  }

  @Test func aLetterAloneIsNoCategory() {
    #expect(page("<p>Text.", address: "https://example.org/c").type?.value != .collection)
    #expect(page("<p>Text.", address: "https://example.org/c/ropes").type?.value == .collection)
  }

  @Test func manyLinksAndPricesAreACollection() {
    let items = (1...30).map { "<li><a href='/\($0)'>A rope of good hemp</a> $\($0)</li>" }.joined()
    let metadata = page("<ul>\(items)</ul>", address: "https://example.org/ropes/hemp")
    #expect(metadata.type?.value == .collection)
  }

  @Test(arguments: [
    "<link rel=license href='https://example.org/l'>", "<a rel='license' href='/l'>x</a>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"license\":\"/l\"}</script>",
  ])
  func licencesAreFound(html: String) {
    #expect(page(html + "<p>x").license?.value == "https://example.org/l")
  }

  @Test(arguments: [
    ("<p itemprop=license>CC  BY\u{7} 4.0</p>", "CC BY 4.0"),
    ("<p><a itemprop=license content='\u{7}'>x</a>", nil),
    (
      "<a href='https://creativecommons.org/licenses/by/4.0/\u{7}'>x</a>",
      "https://creativecommons.org/licenses/by/4.0/"
    ),
    (
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"license\":\"CC BY 4.0\"}</script>",
      "CC BY 4.0"
    ),
  ])
  func aLicenceIsAnAddressOrWhatThePageSays(html: String, license: String?) {
    #expect(page(html + "<p>x").license?.value == license)
  }

  @Test func theLicenceOfAPictureIsNotThePages() {
    let link = "<a href='https://creativecommons.org/licenses/by/4.0/'>CC BY</a>"
    #expect(page("<footer>\(link)</footer>").license?.source == "link")
    #expect(page("<figure><figcaption>\(link)</figcaption></figure>").license == nil)
  }

  @Test func whoHasToPayIsToldByTheData() {
    let data = "{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": \"False\"}"
    #expect(page("<script type='application/ld+json'>\(data)</script>").isPaid?.source == "json-ld")
    #expect(page("<meta property='article:content_tier' content=locked>").isPaid?.value == true)
    #expect(page("<meta property='article:content_tier' content=free>").isPaid == nil)
    #expect(
      page("<div class=paywall>Subscribe to go on reading this article.</div>").isPaid?.source
        == "markup")
    #expect(page("<p>x").isPaid == nil)
  }

  @Test func theTrailSaysWhereTheyCameFrom() async throws {
    let html = "<link rel=license href='https://example.org/l'><p>Text."
    let document = try await Clean.cleaned(
      Document(id: "x", url: "https://example.org/blog/x", body: Body(html)))
    #expect(document.metadata["page_type"] == "article")
    #expect(document.metadata["license"] == "https://example.org/l")
    #expect(document.trail.last?.note.contains("license from rel=license") == true)
  }
}
