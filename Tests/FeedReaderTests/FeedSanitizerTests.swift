import Fuzzing
import HTML
import Testing

@testable import FeedReader

struct FeedSanitizerTests {
  private func sanitized(_ markup: String, base: String? = nil) -> String {
    var sanitizer = FeedSanitizer()
    return sanitizer.sanitize(Array(markup.utf8)[...], base: FeedBase(base))
  }

  @Test(arguments: [
    #"<p class="a" id="b">x <em>y</em></p>"#, "<td>1</td><td>2</td>", "a > b", "<br /><hr />",
    #"<a href="https://x.example/?a=1&amp;b=2" title="it's">x</a>"#, "&eacute; &#38; &#x26; &nbsp;",
    #"<input checked="checked" type="radio" />"#, "<ul><li>a</li><li>b</li></ul>",
  ])
  func leavesWhatIsWellWritten(markup: String) {
    #expect(sanitized(markup) == markup)
  }

  @Test(arguments: [
    ("<P CLASS=a>x</P>", #"<p class="a">x</p>"#),
    ("<br><img src='a.png'>", #"<br /><img src="a.png" />"#),
    ("<input checked>", #"<input checked="checked" />"#), ("<b/>x", "<b></b>x"),
    (#"<img src="a.png" alt="b">"#, #"<img alt="b" src="a.png" />"#),
    (#"<p id=a id=b>x</p>"#, #"<p id="a">x</p>"#),
    ("a & b &bogus; &#xZ;", "a &amp; b &amp;bogus; &amp;#xZ;"),
    ("1 < 2", "1 &lt; 2"), ("<a", "&lt;a"), ("&#39;x&#34;", "'x\""), ("&#146;", "’"),
    (#"<a title="<b>">x</a>"#, #"<a title="&lt;b&gt;">x</a>"#), ("<!foo", "&lt;!foo"),
    ("<a REL=NoFollow>x</a>", #"<a rel="nofollow">x</a>"#),
  ])
  func writesAnewWhatIsNot(markup: String, expected: String) {
    #expect(sanitized(markup) == expected)
  }

  @Test(arguments: [
    "data:text/html,x", "javascript:alert(1)", "javascript://x/%0Aalert(1)", "vbscript:x",
    "file:///x",
    "blob:https://x.example/1",
  ])
  func aBaseBringsNoSchemeThatIsNotListed(base: String) {
    #expect(sanitized("<a href='#a'>x</a>", base: base) == ##"<a href="#a">x</a>"##)
    #expect(sanitized("<img src=a>", base: base) == #"<img src="a" />"#)
  }

  @Test(arguments: [
    ("a<script>alert(1)</script>b", "ab"), ("<script>a", ""), ("a<style>p{}</STYLE >b", "ab"),
    ("<applet code=x>a</applet>b", "b"), ("<iframe src=x>a</iframe>", "a"),
    ("<blink>a</blink>", "a"),
    ("<img src=a.png onerror=alert(1)>", #"<img src="a.png" />"#),
    ("<svg><a>x</a></svg>", "<a>x</a>"),
    ("<!-- a --><![if x]>b", "&lt;![if x]>b"), ("<!DOCTYPE html>a<?php b ?>c", "ac"),
    ("<object data=x><embed src=y>z</object>", "z"),
    ("<link href=x><meta content=y><base href=z>", ""),
    ("<math><mi>x</mi></math>", "x"), ("<p is=x srcdoc=y http-equiv=z>a</p>", "<p>a</p>"),
  ])
  func leavesOutWhatRunsLoadsOrStyles(markup: String, expected: String) {
    #expect(sanitized(markup) == expected)
  }

  @Test(arguments: [
    "javascript:x()", " java\tscript:x()", "JAVASCRIPT:x()", "&#106;avascript:x()", "vbscript:x",
    "data:text/html,x", "file:///etc/passwd", "java&Tab;script:x()", "x:y", "\u{1}javascript:x()",
  ])
  func emptiesUnsafeAddresses(address: String) {
    #expect(sanitized("<a href=\"\(address)\">x</a>") == #"<a href="">x</a>"#)
    #expect(sanitized("<img src=\"\(address)\">") == #"<img src="" />"#)
  }

  @Test func letsImagesStandInTheirOwnData() {
    let image = #"<img src="data:image/png;base64,AA==" />"#
    #expect(sanitized(image) == image)
    #expect(sanitized(#"<a href="data:image/png;base64,AA==">x</a>"#) == #"<a href="">x</a>"#)
    #expect(sanitized(#"<img src="data:image/svg+xml,x">"#) == #"<img src="" />"#)
  }

  @Test(arguments: [
    ("color: red; position: fixed", "color: red;"), ("TEXT-INDENT:1em", "TEXT-INDENT: 1em;"),
    ("margin: 0 15px auto", "margin: 0 15px auto;"), ("margin: 99999em", ""),
    ("background: url(x.png) red", "background: red;"),
    ("border: 3px solid #ccc", "border: 3px solid #ccc;"),
    ("width: expression(alert(1))", ""), ("font-family: 'A B', C", "font-family: 'A B', C;"),
    ("color: red; /* x */", ""), ("color: \\72 ed", ""), ("color", ""), ("-moz-binding: x", ""),
  ])
  func keepsPlainStyles(style: String, expected: String) {
    #expect(FeedStyle.cleaned(style) == expected)
  }

  @Test(arguments: [
    ("<b>x", "<b>x</b>"), ("x</div></b>", "x"), ("<div><b>x</div>", "<div><b>x</div></b>"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a<li>b</ul>"), ("<p>a<p>b", "<p>a<p>b"), ("</p>x", "x"),
    ("<b><i>x</b></i>", "<b><i>x</b></i>"), ("</br>", ""),
  ])
  func balancesTags(markup: String, expected: String) {
    #expect(sanitized(markup) == expected)
  }

  @Test(arguments: [
    ("<a href=x>y</a>", #"<a href="https://b.example/d/x">y</a>"#),
    (
      "<img alt='/' src='/p?a=1&amp;b=2'>",
      #"<img alt="/" src="https://b.example/p?a=1&amp;b=2" />"#
    ),
    ("<a href='//c.example/'>y</a>", #"<a href="https://c.example/">y</a>"#),
    ("<a HREF='#n'>y</a>", #"<a href="https://b.example/d/e#n">y</a>"#),
    ("<a href=' x\n y '>y</a>", #"<a href="https://b.example/d/x%20y">y</a>"#),
    ("<a href='it\"s'>y</a>", #"<a href="https://b.example/d/it%22s">y</a>"#),
    (
      "<img srcset='a.png 2x, b.png'>",
      #"<img srcset="https://b.example/d/a.png 2x, https://b.example/d/b.png" />"#
    ),
    ("<a href='mailto:a@b.example'>y</a>", #"<a href="mailto:a@b.example">y</a>"#),
  ])
  func makesLinksAbsolute(markup: String, expected: String) {
    #expect(sanitized(markup, base: "https://b.example/d/e") == expected)
  }

  @Test func isSafeWithEveryAttackKnown() {
    var parsers = [false, true].map { scripting in
      var options = HTMLParser.Options()
      options.scripting = scripting
      return HTMLParser(options: options)
    }
    for vector in AttackVectors.all {
      let html = sanitized(vector.html)
      #expect(FeedSafety.faults(of: html, by: &parsers) == [], "\(vector.html)")
      #expect(sanitized(html) == html, "\(vector.html)")
    }
  }
}
