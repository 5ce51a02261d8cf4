import Testing

@testable import FeedReader

struct MarkupTests {
  @Test(arguments: [
    ("<b>Bold</b> &amp; <i>slanted</i>", "Bold & slanted"), ("one<br>two<p>three", "one two three"),
    ("Array<Int> and a < b", "Array<Int> and a < b"), ("<!-- x -->y<?php z ?>", "y"),
    ("<script>bad()</script>good<style>x", "good"), ("a &nbsp; b\n\tc", "a b c"),
    ("&euro;&#8364;&#x20AC;&notanentity;", "€€€&notanentity;"), ("un<b", "un<b"),
    ("<a title='>'>x</a>", "x"), ("AT&T", "AT&T"), ("&amp;lt;", "&lt;"),
  ])
  func strips(markup: String, expected: String) {
    #expect(FeedText(markup, kind: .html).plainText == expected)
  }

  @Test func leavesPlainTextAlone() {
    #expect(FeedText("<b> &amp;", kind: .plain).plainText == "<b> &amp;")
    #expect(FeedText("<b> &amp;", kind: .plain).html == "&lt;b&gt; &amp;amp;")
  }

  @Test(arguments: [
    ("<a href=x>y</a>", "<a href=\"https://b.example/x\">y</a>"),
    ("<img alt='/' src='/p?a=1&amp;b=2'>", "<img alt='/' src='https://b.example/p?a=1&amp;b=2'>"),
    ("<a href=\"https://c.example/\">y</a>", "<a href=\"https://c.example/\">y</a>"),
    ("no <tag", "no <tag"), ("<a HREF='#n'>", "<a HREF='https://b.example/#n'>"),
    ("<a href='it\"s'>", "<a href='https://b.example/it&quot;s'>"),
  ])
  func resolvesLinks(markup: String, expected: String) {
    #expect(MarkupLinks.resolved(markup, base: "https://b.example/") == expected)
  }
}
