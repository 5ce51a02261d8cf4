import HTML
import HTMLLinks
import Testing
import WebURL

@Suite struct LinksTests {
  private func links(_ html: String) throws -> [String] {
    var parser = HTMLParser()
    let page = try WebURL("https://example.com/a/index.html")
    return parser.parse(html).links(document: page).map {
      "\($0.attribute) \($0.url) \($0.rel.joined(separator: ",")) \($0.text)"
    }
  }

  @Test func linksAreAbsoluteAndHaveTheirText() throws {
    #expect(
      try links(
        """
        <base href=/news/><a href=1 rel="next NOFOLLOW">Read <b>on</b></a>
        <img src=a.jpg srcset="b.jpg 2x, /c.jpg 3x" alt=Map><a name=x>no link</a><a href>top</a>
        """) == [
          "href https://example.com/news/1 next,nofollow Read on",
          "src https://example.com/news/a.jpg  Map",
          "srcset https://example.com/news/b.jpg  Map",
          "srcset https://example.com/c.jpg  Map",
          "href https://example.com/news/  top",
        ])
  }

  @Test func resourcesCountAndEmptyOnesDoNot() throws {
    #expect(
      try links(
        """
        <link rel=stylesheet href=s.css><script src=s.js></script><img src=""><iframe src=f></iframe>
        <video poster=p.jpg><source src=v.mp4></video><form action=go></form>
        <svg><a xlink:href=x>t</a><use href=#u /></svg><template><a href=no></a></template>
        """) == [
          "href https://example.com/a/s.css stylesheet ",
          "src https://example.com/a/s.js  ",
          "src https://example.com/a/f  ",
          "poster https://example.com/a/p.jpg  ",
          "src https://example.com/a/v.mp4  ",
          "action https://example.com/a/go  ",
          "xlink:href https://example.com/a/x  t",
          "href https://example.com/a/index.html#u  ",
        ])
  }

  @Test(arguments: [
    ("<base href=/x/>", "https://example.com/x/"),
    ("<base target=_top><base href=b/><base href=c/>", "https://example.com/a/b/"),
    ("<base href='https://[bad'><base href=c/>", "https://example.com/a/index.html"),
    ("<base href='javascript:1'>", "https://example.com/a/index.html"),
    ("<template><base href=/x/></template>", "https://example.com/a/index.html"),
    ("<p><base href=//other.example/>", "https://other.example/"),
  ])
  func theFirstBaseWithAReferenceCounts(html: String, expected: String) throws {
    var parser = HTMLParser()
    let page = try WebURL("https://example.com/a/index.html")
    #expect(parser.parse(html).baseURL(document: page).description == expected)
  }

  @Test func whatIsNoURLIsLeftOut() throws {
    #expect(try links("<a href='http://[x'>a</a><a href='https://b.example/'>b</a>").count == 1)
  }

  @Test func sourceSetsAreParsedAsTheStandardHasIt() {
    #expect(ImageCandidate.parse("a.jpg") == [ImageCandidate(url: "a.jpg", density: 1)])
    #expect(
      ImageCandidate.parse(" a.jpg 480w, b.jpg 800w,c.jpg 1.5x ") == [
        ImageCandidate(url: "a.jpg", width: 480), ImageCandidate(url: "b.jpg", width: 800),
        ImageCandidate(url: "c.jpg", density: 1.5),
      ])
    #expect(
      ImageCandidate.parse("a,b.jpg 1x, c.jpg,, d.jpg 2x").map(\.url) == [
        "a,b.jpg", "c.jpg", "d.jpg",
      ])
    #expect(
      ImageCandidate.parse("data:image/png;base64,AA== 2x") == [
        ImageCandidate(url: "data:image/png;base64,AA==", density: 2)
      ])
    #expect(ImageCandidate.parse("a.jpg 100h 200w") == [ImageCandidate(url: "a.jpg", width: 200)])
  }

  @Test(arguments: [
    "", " , ,", "a.jpg 0w", "a.jpg 2y", "a.jpg 1x 2x", "a.jpg 1x 100w", "a.jpg -1x", "a.jpg 100h",
    "a.jpg +2x", "a.jpg 2.x", "a.jpg nanx", "a.jpg (1x, 2x)", "a.jpg 1.5w",
    "a.jpg 1e400x",
    "a.jpg 99999999999999999999999w",
  ])
  func candidatesThatAreWrongAreLeftOut(text: String) {
    #expect(ImageCandidate.parse(text).isEmpty)
  }
}
