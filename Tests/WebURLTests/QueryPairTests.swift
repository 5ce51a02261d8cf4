import Testing
import WebURL

/// `application/x-www-form-urlencoded`.
@Suite struct QueryPairTests {
  @Test(arguments: [
    ("a=1&b=2", ["a", "1", "b", "2"]), ("", []), ("&&", []), ("a", ["a", ""]), ("=", ["", ""]),
    ("a=b=c", ["a", "b=c"]), ("=a", ["", "a"]), ("a+b=c+d", ["a b", "c d"]),
    ("%61=%C3%A9", ["a", "é"]), ("a=%2B", ["a", "+"]), ("a=%", ["a", "%"]),
    ("a=%zz", ["a", "%zz"]),
    ("a=%ff", ["a", "\u{FFFD}"]), ("a=%EF%BB%BFb", ["a", "\u{FEFF}b"]), ("a;b=c", ["a;b", "c"]),
    ("a=1&a=2", ["a", "1", "a", "2"]), ("é=☃", ["é", "☃"]), ("a=%26%3D", ["a", "&="]),
    ("?a=b", ["?a", "b"]), ("a%3Db=c", ["a=b", "c"]),
  ])
  func pairsAreParsed(_ text: String, expected: [String]) {
    #expect(FormURLEncoding.parse(text).flatMap { [$0.name, $0.value] } == expected)
  }

  @Test(arguments: [
    (["a", "1", "b", "2"], "a=1&b=2"), ([], ""), (["", ""], "="), (["a", ""], "a="),
    (["a b", "+"], "a+b=%2B"), (["é", "☃"], "%C3%A9=%E2%98%83"),
    (["~!'()", "*-._"], "%7E%21%27%28%29=*-._"), (["&", "="], "%26=%3D"), (["%", "\0"], "%25=%00"),
    (["azAZ09", "\r\n"], "azAZ09=%0D%0A"),
  ])
  func pairsAreSerialised(_ texts: [String], expected: String) {
    let pairs = stride(from: 0, to: texts.count, by: 2).map {
      WebURL.QueryPair(name: texts[$0], value: texts[$0 + 1])
    }
    #expect(FormURLEncoding.serialize(pairs) == expected)
    #expect(FormURLEncoding.parse(expected) == pairs)
  }

  @Test func queryOfAURLIsReadAndSet() throws {
    var url = try WebURL("http://h/?q=a+b&é=1#f")
    #expect(url.queryPairs.map(\.name) == ["q", "é"])
    #expect(url.queryPairs.map(\.value) == ["a b", "1"])
    url.setQueryPairs(url.queryPairs.filter { $0.name == "q" })
    #expect(url.description == "http://h/?q=a+b#f")
    url.setQueryPairs([])
    #expect(url.description == "http://h/#f")
    #expect(url.queryPairs.isEmpty)
  }
}
