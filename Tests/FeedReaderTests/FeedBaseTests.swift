import Testing
import WebURL

@testable import FeedReader

struct FeedBaseTests {
  /// The examples of RFC 3986, section 5.4.
  @Test(arguments: [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    (";x", "http://a/b/c/;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"), ("g:h", "g:h"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
  ])
  func resolves(reference: String, expected: String) {
    #expect(FeedBase("http://a/b/c/d;p?q").resolve(reference) == expected)
  }

  @Test(arguments: [
    "https://a.example", "http://a.example:81/b/c.d/e?f/g", "https://u:p@a.example/b/#c/d",
    "https://[::1]/x/y/", "ftp://a.example/b/c", "file:///C:/x", "mailto:x@y",
  ])
  func resolvesPathsAsTheParserDoes(base: String) throws {
    let url = try WebURL(base)
    let signs = ["a", "B", "0", "-", ".", "/", "~", "?", "%2e"]
    let feedBase = FeedBase(base)
    // All references of up to four signs.
    var last = [""]
    for _ in 0..<4 {
      last = last.flatMap { old in signs.map { old + $0 } }
      for reference in last {
        let expected = (try? WebURL(reference, base: url))?.description ?? reference
        let found = feedBase.resolve(reference)
        if found != expected { Issue.record("'\(reference)' is '\(found)', not '\(expected)'") }
      }
    }
  }

  @Test func cleansWhatPeopleWrite() {
    let base = "https://x.example/a/"
    #expect(FeedBase(base).resolve("  b c\n") == "https://x.example/a/b%20c")
    #expect(FeedBase("https://x.example").resolve("x") == "https://x.example/x")
    #expect(FeedBase(nil).resolve("x") == "x")
    #expect(FeedBase("mailto:a@b").resolve("x") == "x")
    #expect(FeedBase("/relative").resolve("x") == "x")
    #expect(FeedBase("data:text/html,x").resolve("#x") == "#x")
    #expect(FeedBase("JavaScript:alert(1)//").resolve("#x") == "#x")
  }
}
