import PipeTesting
import Testing

@testable import FeedReader

/// XHTML that is taken as it is written, beside the same read element by element.
struct XHTMLContentTests {
  private static func content(_ inner: String) -> String? {
    let feed = try? FeedReader(url: "https://a.example/b/").read(
      Array(
        """
        <feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">\(inner)</content>
        <title>T</title></entry></feed>
        """.utf8))
    // What follows must be found whatever the content is.
    guard feed?.entries.first?.title?.value == "T" else { return "the title is lost" }
    return feed?.entries.first?.content?.value
  }

  private static let wrapped = #"<div xmlns="http://www.w3.org/1999/xhtml">"#

  @Test func takesTheContentOfTheWrapper() {
    #expect(
      Self.content("\(Self.wrapped)<p>A &amp; b</p> <p class=\"x\">C</p></div>")
        == "<p>A &amp; b</p> <p class=\"x\">C</p>")
  }

  @Test func keepsADivThatIsNotAlone() {
    #expect(Self.content("<div>A</div><div>B</div>") == "<div>A</div><div>B</div>")
    #expect(Self.content("x<div>A</div>") == "x<div>A</div>")
  }

  @Test func writesEmptyElementsAsMarkupHasThem() {
    #expect(
      Self.content("<p>A<br/>B<i/><img src='c.png'/></p>").map { $0 }
        == "<p>A<br />B<i></i><img src=\"https://a.example/b/c.png\" /></p>")
  }

  /// A comment makes the reader go element by element, and leaves no trace.
  @Test func isTheSameAsReadElementByElement() {
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br/>", "<br />", "<i/>", "text", " ", "\n",
      "&amp;", "&lt;b&gt;", "&#8217;", "&nbsp;", "&", "a > b", "é",
      #"<a href="/x?a=1&amp;b=2">"#, "</a>", #"<img src="y.png" alt="a&quot;b"/>"#,
      #"<a rel="x" href="https://b.example/">"#, #"<p style="color: red;">"#, #"<p a='b'>"#,
      #"<p title="a>b">"#, #"<p title="&apos;">"#, #"<p  class="x" >"#, "<script>", "</script>",
      "<P>", "<svg:g>", #"<p xml:base="/z/">"#, "<item>", "</content>", "<![CDATA[<b>]]>", "<?x?>",
      "<font >", "</font>", #"<div xmlns="http://www.w3.org/1999/xhtml">"#, "<td>",
    ]
    for round in 0..<4000 {
      let count = Int.random(in: 1...12, using: &random)
      var inner = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      // Half of them are closed in order.
      if round % 2 == 0 { inner = "<div><p>\(inner.replacing("</content>", with: ""))</p></div>" }
      #expect(
        Self.content(inner) == Self.content(inner + "<!-- -->"), "round \(round): \(inner)")
    }
  }
}
