import HTML
import Testing

@Suite struct SelectorErrorTests {
  @Test(arguments: [
    ("", 1), ("  ", 3), ("p >", 4), ("> p", 1), ("p,", 3), (",p", 1), ("p,,q", 3), ("p > > q", 5),
    (".", 2), ("#", 2), (".1a", 2), ("#1a", 2), (":", 2), ("::before", 1), (":before", 1),
    ("p:nosuch", 2), (":nosuch(x)", 1), ("[", 2), ("[a=]", 4),
    ("[a=1]", 4), ("[a!=b]", 3), ("[a=b c]", 6), ("[a ~ =b]", 4), ("x|p", 1),
    ("[x|p]", 2), ("p)", 2), (":not()", 6), (":has()", 6), (":has(:has(a))", 6),
    (":nth-child()", 12), (":nth-child(x)", 12), (":nth-child(2n1)", 12), (":nth-child(n+)", 12),
    (":nth-child(2 n)", 14), (":nth-child(- 1)", 12), (":nth-child(1 on p)", 14),
    (":nth-child", 1), (":lang()", 7), (":contains()", 11), ("/* p", 5), (":not(", 6),
    ("[a=\"x\n\"]", 4), (":not(:is(p) !)", 13),
    ("a || b", 3),
    ("*p", 2), ("[a]p", 4), ("p!", 2), ("a{}", 2), ("@a", 1), ("5", 1), ("é > ", 5),
  ])
  func mistakesAreToldWithTheirPlace(selector: String, position: Int) {
    let error = #expect(throws: CSSSelectorError.self) { try CSSSelector(selector) }
    #expect(error?.position == position, "\(selector): \(error?.description ?? "")")
    #expect(error?.advice.isEmpty == false)
  }

  @Test func hostileSelectorsAreRefused() {
    let classes = Array(repeating: ".a", count: 5000).joined()
    let hostile: [String] = [
      Array(repeating: "a", count: 10_000).joined(separator: " > "),
      Array(repeating: ".a", count: 10_000).joined(),
      String(repeating: ":not(", count: 10_000) + "a" + String(repeating: ")", count: 10_000),
      Array(repeating: ":has(a)", count: 1000).joined(),
      String(repeating: ":is(", count: 10_000),
      ":is(\(classes)",
      ":is(" + String(repeating: ":has(a),", count: 1000),
      String(repeating: "[", count: 10_000), String(repeating: "\\", count: 10_001) + "\n",
    ]
    for selector in hostile { #expect(throws: CSSSelectorError.self) { try CSSSelector(selector) } }
  }

  @Test func randomTextIsASelectorOrNone() {
    let pieces = [
      "a", ".", "#", "[", "]", "=", "'", ":", "(", ")", " ", ">", "*", "|", "\\", "n", "1",
    ]
    var seed: UInt64 = 1
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<8 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(seed >> 33) % pieces.count]
      }
      _ = try? CSSSelector(text)
    }
  }

  @Test func deepAndWideTreesTakeTimeInProportion() throws {
    var options = HTMLParser.Options()
    options.maximumDepth = 20_000
    var parser = HTMLParser(options: options)
    let deep = parser.parse("<body>" + String(repeating: "<div class=a>", count: 19_000))
    let wide = parser.parse("<body>" + String(repeating: "<p class=a>x</p>", count: 50_000))
    let selectors = [
      "x div", "x ~ p", "x > div div > div ~ div", "p ~ p ~ p ~ q", ":has(.zz)", "p:has(~ .zz)",
      ":nth-last-child(2n of .a)", ":nth-last-of-type(3)", ":contains('zz')", ":lang(en)",
      ":not(x *):not(:has(y))",
    ]
    // Were they not linear, this would not end in minutes.
    for selector in selectors {
      for tree in [deep, wide] {
        var count = 0
        for _ in tree.select(try CSSSelector(selector)) { count += 1 }
        #expect(count <= tree.count)
      }
    }
  }

  @Test(arguments: [
    ("<head>", "<meta>", "<body>", "<p></p>", ":lang(en)", 0),
    ("<body lang='", "a-", "'>", "<b lang=de></b><i></i>", ":lang(de)", 1),
    ("<body ", "a# ", ">", "<p></p>", ":lang(de), :read-write", 0),
    ("<fieldset disabled>", "<b></b>", "", "<legend><input></legend>", "input:disabled", 1),
    ("<div class='", "aaaaaaaaaaa ", "'>", "<p></p>", ".x > p, .x p", 0),
    (
      "<div data-a='", "aaaaaaaaaaa ", "'>", "<p></p>",
      "[data-a~=x] > p, [data-a~=aaaaaaaaaaa] > p", 1
    ),
    ("<div ", "a# ", ">", "<p></p>", ".x > p, #x p, [a] p", 0),
  ])
  func whatIsAroundIsNotReadForEachElementAgain(
    start: String, first: String, middle: String, second: String, selector: String, found: Int
  ) throws {
    let count = 20_000
    var html = start
    for number in 0..<count { html += first == "a# " ? "a\(number) " : first }
    html += middle + String(repeating: second, count: count)
    var parser = HTMLParser()
    let tree = parser.parse(html)
    // Were it not linear, this would not end in minutes.
    var number = 0
    for _ in tree.select(try CSSSelector(selector)) { number += 1 }
    #expect(number == (selector == "input:disabled" ? count - 1 : count * found))
  }
}
