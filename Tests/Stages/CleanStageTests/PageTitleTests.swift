import Testing

@testable import CleanStage

@Suite struct PageTitleTests {
  private func title(_ html: String, address: String = "https://example.org/a") -> String? {
    var reader = PageReader()
    return reader.read(
      Array(html.utf8), charset: nil, address: address, title: nil, ExtractionOptions()
    ).1.title?.value
  }

  @Test func aHeadingWithTheNameOfTheSiteIsNoHeadline() {
    #expect(title("<title>Ferry runs - The Post</title><h1>The Post</h1>") == "Ferry runs")
    #expect(
      title("<meta property=og:title content='Ferry runs'><h1><a href='/'>The Post</a></h1>")
        == "Ferry runs")
    #expect(title("<title>Ferry runs</title><h1 class=site-title>Ferry</h1>") == "Ferry runs")
  }

  @Test func aLineAboveTheHeadlineIsLeftOut() {
    #expect(
      title(
        "<meta property=og:title content='The ferry runs again'><h1><i>City</i> The ferry runs again</h1>"
      )
        == "The ferry runs again")
  }

  @Test func whatStandsBehindAStrokeIsNotPartOfIt() {
    #expect(title("<title>The ferry runs again | City | Post</title>") == "The ferry runs again")
    #expect(
      title("<title>Ferry | Saint Orrin to Port Hale</title>") == "Ferry | Saint Orrin to Port Hale"
    )
  }

  @Test func theHostMayNameTheSite() {
    #expect(PageTitle.without(nil, "Ferry - Example", address: "https://example.org/x") == "Ferry")
  }

  @Test func buttonsAndPicturesInAHeadingAreNotRead() {
    #expect(
      title("<h1>Ferry<br>runs <svg><title>x</title></svg><button>Copy</button></h1>")
        == "Ferry runs")
  }
}
