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

  @Test(arguments: [
    "The Port Post: Ferry runs again", "Ferry runs again: The Port Post",
    "Ferry runs again (The Port Post)",
  ])
  func theNameOfTheSiteMayStandAtAColonOrInBrackets(text: String) {
    #expect(PageTitle.without("The Port Post", text) == "Ferry runs again")
    #expect(PageTitle.without("Another Post", text) == text)
  }

  @Test func theTitleOfAStartPageKeepsTheNameInFront() {
    let text = "Portly: plan your crossings"
    #expect(PageTitle.without("Portly", text, address: "https://portly.example/") == text)
  }

  @Test func theNameOfTheSiteMayStandInFront() {
    let address = "https://www.baygazette.example/a"
    #expect(
      title("<title>Bay Gazette | Pier to be rebuilt</title>", address: address)
        == "Pier to be rebuilt")
    #expect(
      title("<title>Bay | Pier to be rebuilt</title>", address: address) != "Pier to be rebuilt")
  }

  @Test(arguments: ["\u{B6}", "#", "\u{A7}", "\u{200B}", "\u{1F517}", ""])
  func linksToTheirOwnPlaceAreNoPartOfHeadings(mark: String) async throws {
    let link = "<a class=headerlink href='#files'>\(mark)</a>"
    #expect(title("<h1>File functions\(link)</h1>") == "File functions")
    let page = """
      <main><h1>Files</h1><p>They are opened, read and closed, in this order, as a rule.</p>
      <h2>File functions\(link)</h2><dl><dt><code>open()</code>\(link)</dt><dd>Opens a file, and says so.
      <a href='#1'>1</a></dd></dl><p>They are opened, and read, and at last they are closed again.</p></main>
      """
    for format in TextFormat.allCases {
      var options = Clean.Options()
      options.format = format
      let text = try await Clean.text(page, options: options) ?? ""
      #expect(text.contains("File functions"))
      #expect(text.contains("open()"))
      #expect(!text.contains("#files"))
      if !mark.isEmpty, mark != "#" { #expect(!text.contains(mark)) }
    }
  }

  @Test func otherLinksInHeadingsStay() async throws {
    #expect(title("<h1>Rule <a href='#7'>7</a></h1>") == "Rule 7")
    #expect(title("<h1>Rule <a href='/x'>*</a></h1>") == "Rule *")
  }

  @Test func buttonsAndPicturesInAHeadingAreNotRead() {
    #expect(
      title("<h1>Ferry<br>runs <svg><title>x</title></svg><button>Copy</button></h1>")
        == "Ferry runs")
  }
}
