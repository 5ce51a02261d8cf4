import PipeKit
import Testing

@testable import CleanStage

@Suite struct PageDateTests {
  private func page(_ html: String, address: String = "https://example.org/a") -> PageMetadata {
    var reader = PageReader()
    return reader.read(
      Array(html.utf8), charset: nil, address: address, title: nil, ExtractionOptions()
    ).1
  }

  private func published(_ html: String, address: String = "https://example.org/a") -> String? {
    page(html, address: address).published?.value.description
  }

  @Test(arguments: [
    ("2026\u{5E74}11\u{6708}22\u{65E5}", "2026-11-22"), ("2026. november 22.", "2026-11-22"),
    ("22. marraskuuta 2026", "2026-11-22"),
    ("22 \u{43B}\u{438}\u{441}\u{442}\u{43E}\u{43F}\u{430}\u{434}\u{430} 2026", "2026-11-22"),
  ])
  func readsDatesOfManyLanguages(text: String, date: String) {
    #expect(DateReader.find(in: text)?.description == date)
  }

  @Test func yearsOfTwoDigitsCountWhereDatesStand() {
    #expect(published("<div class=date>City, 2.11.26</div><p>x") == "2026-11-02")
    #expect(published("<div class=box>Version 2.11.26</div><p>x") == nil)
  }

  @Test func aTimeInUTCBelongsToTheDayThatThePageNames() {
    let head = "<meta property=article:published_time content=2026-11-22T23:30:00Z>"
    #expect(published(head) == "2026-11-22T23:30:00Z")
    #expect(published(head, address: "https://example.org/2026/11/23/x") == "2026-11-23")
    #expect(published(head, address: "https://example.org/2026/11/29/x") == "2026-11-22T23:30:00Z")
    #expect(
      published(head + "<time datetime=2026-11-23T00:30:00+01:00>Monday</time>")
        == "2026-11-23T00:30:00+01:00")
  }

  @Test func whatWasUpdatedIsNotWhatWasPublished() {
    let both = page(
      "<p class=date>Updated: May 3, 2026</p><p class=date>May 1, 2026</p><p>x")
    #expect(both.published?.value.description == "2026-05-01")
    let parts = page(
      "<i itemprop=dateModified content=2026-05-03></i><i itemprop=dateCreated content=2026-05-01></i>"
    )
    #expect(parts.published?.value.description == "2026-05-01")
    #expect(parts.updated?.value.description == "2026-05-03")
  }

  @Test func theDateOfTheLastChangeServesWhereReadersSeeNoOther() {
    let metadata = page("<p class=date>Updated: May 3, 2026</p><p>x")
    #expect(metadata.published?.source == "the last change")
    #expect(page("<meta property=article:modified_time content=2026-05-03>").published == nil)
  }

  @Test func propertiesOfRDFaAreRead() {
    #expect(
      published("<span property='schema:dateCreated' content='2026-05-01'></span>") == "2026-05-01")
  }

  @Test func namesOfMetaElementsThatSpeakOfPublicationAreRead() {
    #expect(published("<meta name=x-published-date content=2026-05-01>") == "2026-05-01")
    #expect(published("<p>x", address: "https://example.org/news/22-11-2026") == "2026-11-22")
  }
}
