import HTML
import Testing

/// What selectors match in browsers though it may be a mistake.
@Suite struct SelectorBrowserTests {
  private func ids(_ html: String, _ selector: String) throws -> String {
    var parser = HTMLParser()
    let tree = parser.parse("<!doctype html><body id=body>" + html)
    return try tree.select(CSSSelector(selector)).map { tree.attribute(.id, of: $0) ?? "?" }
      .joined(separator: " ")
  }

  @Test(arguments: [
    (":is(p, :bogus)", "p q"), (":where(:bogus, p)", "p q"), (":is(:bogus)", ""),
    (":is(p,)", "p q"),
    (":is(, p)", "p q"), (":is(::before, p)", "p q"), (":is([a=b c], \"),\", :x(a, b)), p", "p q"),
    (":is(x|y, :has(:has(a)), #q)", "q"), (":is(p > , #q)", "q"), (":is(p!, #q)", "q"),
    (":not(:is(:bogus)):is(p)", "p q"), (":is(:nosuch(,), #q)", "q"), (":is(\\), #q)", "q"),
    ("[title", "q"), ("[title=t", "q"), ("[title='t", "q"), ("[title=\"t", "q"), (":is(p", "p q"),
    (":is(#q, ", "q"), (":is(:not(p), #q", "html? body q"), ("p:nth-child(2", "q"),
    ("p /* x", "p q"),
    (":lang(en", "q"), ("p:contains('b", "q"), ("p:hover", ""), ("p:not(:visited)", "p q"),
    (":is(:focus, :active, :target, #p)", "p"), ("p:empty", ""),
  ])
  func mistakesArePassedOver(selector: String, expected: String) throws {
    let html = "<p id=p> </p><p id=q title=t lang=en>b</p>"
    let found = try ids(html, selector)
    #expect(found == expected.replacing("html?", with: "? ?"), "\(selector)")
  }

  @Test func specificityIsThatOfWhatIsLeft() throws {
    #expect(try CSSSelector(":is(p, #a:bogus)").specificity.description == "(0,0,1)")
    #expect(try CSSSelector("p:hover").specificity.description == "(0,1,1)")
  }

  @Test(arguments: [
    (":required", "a e"), (":optional", "b d f"), ("input:read-write", "a"),
    ("textarea:read-write", "f"), (":read-write:not(input, textarea)", "h i"),
    ("p:read-only, b:read-only, i:read-only", "j k"), ("input:read-only", "b c d"),
    (":not(:defined)", "x y"), (":open", "o"), ("details:not(:open)", "n"),
  ])
  func controlsHaveStates(selector: String, expected: String) throws {
    let html = """
      <input id=a required><input id=b type=checkbox><input id=c type=hidden required>
      <input id=d disabled><select id=e required></select><textarea id=f></textarea>
      <p id=h contenteditable><b id=i></b><i id=j contenteditable=false></i></p><p id=k></p>
      <x-y id=x></x-y><font-face></font-face><nosuch></nosuch><u is=x-u id=y></u>
      <details id=o open></details><details id=n></details>
      """
    #expect(try ids(html, selector) == expected, "\(selector)")
  }
}
