import Testing

@testable import FeedReader

struct MarkupTests {
  @Test(arguments: [
    ("<b>Bold</b> &amp; <i>slanted</i>", "Bold & slanted"), ("one<br>two<p>three", "one two three"),
    ("a &lt; b", "a < b"), ("a &nbsp; b\n\tc", "a b c"),
    ("&euro;&#8364;&#x20AC;&notanentity;", "€€€¬anentity;"), ("AT&amp;T", "AT&T"),
    ("&amp;lt;", "&lt;"),
  ])
  func strips(markup: String, expected: String) {
    #expect(FeedText(markup, kind: .html).plainText == expected)
  }

  @Test func leavesPlainTextAlone() {
    #expect(FeedText("<b> &amp;", kind: .plain).plainText == "<b> &amp;")
    #expect(FeedText("<b> &amp;", kind: .plain).html == "&lt;b&gt; &amp;amp;")
  }

  @Test(arguments: [
    ("a <b>b</b>", true), ("a<br>b", true), ("AT&amp;T", true), ("AT&T", false),
    ("Array<Int> and a < b", false), ("Map</Key>", false), ("no markup", false), ("&bogus;", false),
    ("<em>x", false), ("<!-- x --><p>y</p>", true), ("<!-- x", false), ("<script>x</script>", true),
  ])
  func tellsMarkupFromText(text: String, isMarkup: Bool) {
    #expect(MarkupGuess.looksLikeMarkup(Array(text.utf8)[...]) == isMarkup)
  }
}
