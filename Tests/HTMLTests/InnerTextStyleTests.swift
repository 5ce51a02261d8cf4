import HTML
import Testing

@Suite struct InnerTextStyleTests {
  @Test(arguments: [
    // What the style sheet of browsers does not show.
    ("a<dialog>b</dialog>c", "ac"), ("a<dialog open>b</dialog>c", "a\nb\nc"),
    ("a<dialog style='display:block'>b</dialog>c", "a\nb\nc"), ("a<div popover>b</div>c", "ac"),
    ("a<details>x<summary>b</summary>c<p>d</p></details>e", "a\nb\ne"),
    ("a<details open>x<summary>b</summary>c</details>e", "a\nx\nb\nc\ne"),
    ("a<details>x<p>b</details>e", "a\ne"),
    (
      "<details><summary>a<details><summary>b</summary>c</details>d</summary>e</details>f",
      "a\nb\nd\nf"
    ),
    (
      "<details><div><summary>a</summary></div><summary>b</summary><summary>c</summary></details>",
      "b"
    ),
    ("a<dialog open popover>b</dialog>c", "a\nb\nc"), ("a<dialog open hidden>b</dialog>c", "ac"),
    ("a<meter>b</meter><progress>c</progress>d", "ad"), ("a <textarea>b</textarea> c", "a  c"),
    ("<div>a<optgroup>123</optgroup>bc", "a\nbc"), ("<div>a<option>b</option>c", "a\nb\nc"),
    ("<select>x<optgroup label=y>z<option>a</optgroup></select>", "a"),
    ("<svg><stop>abc", ""), ("<svg><rect>a</rect><text>b<tspan>c</tspan></text>d", "bc"),
    ("<svg><foreignObject><p>a</p></foreignObject><clipPath><text>b", "a"),
    ("<math><mi>a</mi></math>", "a"),
    // Visibility.
    ("a<span style=visibility:hidden>b</span>c", "ac"),
    ("a<span style=visibility:collapse>b<i style=visibility:visible>x</i></span>c", "axc"),
    ("a<div style=visibility:hidden>b<br><img></div>c", "ac"),
    ("x <img style=visibility:hidden> y", "x  y"), ("x <br style=visibility:hidden>y", "x y"),
    ("x <button style=visibility:hidden>b</button> y", "x  y"),
    // White space.
    ("<div style='white-space:pre-line'> a  b \n\n c </div>d", "a b\n\nc\nd"),
    ("<pre><b style='white-space:inherit'>a  b</b></pre>", "a  b"),
    ("123<span style='display:inline-block'> abc </span>def", "123abcdef"),
    ("123 <span style='display:inline-block'> abc </span> def", "123 abc def"),
    ("a<p style='display:inline-block'>b</p>c", "a\n\nb\n\nc"),
    ("a<p style='display:inline'>b</p>c", "a\n\nb\n\nc"), ("a<p style='display:none'>b</p>c", "ac"),
    // Declarations.
    ("a<i style='/*x*/display:none'>b</i>c", "ac"), ("a<i style='display:/**/none/*'>b</i>c", "ac"),
    ("a<i style='display:none;display:bogus'>b</i>c", "ac"),
    ("a<i style='display:none!important;display:inline'>b</i>c", "ac"),
    ("a<i style='display:none;display:block !'>b</i>c", "ac"),
    ("a<i style='display:none;display:inline'>b</i>c", "abc"),
    ("a<i style='background:url(x;display:none);color:red'>b</i>c", "abc"),
    ("a<i style='content:\";display:none\"'>b</i>c", "abc"),
    ("a<i hidden style='display:inline'>b</i>c", "abc"),
  ])
  func styleDecidesWhatIsShown(html: String, expected: String) throws {
    var parser = HTMLParser()
    let tree = parser.parse("<!doctype html><body>" + html)
    #expect(tree.innerText(of: try #require(tree.body)) == expected, "\(html)")
  }

  @Test(arguments: [
    ("<textarea id=x>a</textarea>", ""), ("<meter id=x>a</meter>", ""),
    ("<video id=x>a</video>", ""),
    ("<div style=visibility:hidden><p id=x>a<b style=visibility:visible>b</b>", "b"),
    ("<pre><b id=x> a </b></pre>", " a "), ("<dialog id=x>a</dialog>", "a"),
    ("<details id=x>a<summary>b</summary>c</details>", "b"),
  ])
  func anElementHasTheStyleOfWhatIsAround(html: String, expected: String) throws {
    var parser = HTMLParser()
    let tree = parser.parse("<!doctype html><body>" + html)
    let node = try #require(try tree.first(matching: CSSSelector("#x")))
    #expect(tree.innerText(of: node) == expected, "\(html)")
  }
}
