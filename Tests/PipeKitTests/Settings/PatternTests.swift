import PipeKit
import PipeTesting
import Testing

@Suite struct PatternTests {
  private func found(_ pattern: String, _ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return try Pattern(pattern).ranges(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("colou?r", "color colour colr", ["color", "colour"]),
    (#"\bélys\w+"#, "l’élysée", ["élysée"]), (#"(?i)ÉLYS\w+"#, "Élysée", ["Élysée"]),
    (#"\d{4}-\d\d"#, "2026-11, 99-1", ["2026-11"]), (#"(?m)^b$"#, "a\nb\u{2028}b", ["b", "b"]),
    ("a*", "baab", ["aa"]), ("(?=x)", "xx", []), (#"\p{Lu}{2,}"#, "WHO und ÄÖ", ["WHO", "ÄÖ"]),
    ("(?<=ä)b", "äb", ["b"]), (#"(?s)a.c"#, "a\nc", ["a\nc"]), ("a.c", "a\nc", []),
    (#"\Ab"#, "abb", []),
  ])
  func findsMatches(pattern: String, text: String, expected: [String]) throws {
    #expect(try found(pattern, text) == expected)
    #expect(try Pattern(pattern).matches(text) == (!expected.isEmpty || pattern == "(?=x)"))
  }

  @Test func findsMatchesFarIntoATextAndAtItsEnd() throws {
    let text = String(repeating: "ä ", count: 30_000) + "needle"
    #expect(try found("ne+dle$", text) == ["needle"])
    #expect(try found(#"\Aä"#, text).count == 1)
    #expect(try found("(?s)ä.*needle", text).first?.utf8.count == text.utf8.count)
    #expect(try Pattern("x").matches("") == false)
    #expect(try Pattern("^$").matches(""))
  }

  @Test func agreesWithOneLookAtTheWholeText() throws {
    var generator = SeededGenerator(seed: 3)
    let pieces = ["a", "b", "é", " ", "\n", "ab"]
    let pattern = try Pattern("a(b|é)+")
    for _ in 0..<20 {
      let text = (0..<3000).map { _ in pieces[Int.random(in: 0..<6, using: &generator)] }.joined()
      let expected = text.ranges(of: try Regex("a(b|é)+")).count
      #expect(try pattern.ranges(in: text).count == expected)
    }
  }

  @Test(arguments: [
    "(", "[a", "a{2,1}", "(?<n>a)(?<n>b)", #"\C"#, "*a", String(repeating: "(", count: 300),
  ])
  func saysWhatIsNoExpression(pattern: String) {
    let error = #expect(throws: OptionProblem.self) { try Pattern(pattern) }
    #expect(error?.message.hasPrefix("this is not a regular expression: ") == true)
    #expect(error?.message.contains("at character") == true)
  }

  @Test func anExpressionThatTriesTooManyWaysFailsForTheText() throws {
    for (pattern, text) in [
      ("(a+)+$", String(repeating: "a", count: 60) + "b"),
      ("(a|aa)+$", String(repeating: "a", count: 100) + "b"),
      (#"(\w+\s?)*[!?]"#, String(repeating: "word ", count: 100)),
      ("(.*a){12}$", String(repeating: "a", count: 100) + "b"),
    ] {
      let error = #expect(throws: StageError.self) { try Pattern(pattern).matches(text) }
      #expect(error?.code == .expression)
    }
  }

  @Test func anExpressionThatBeginsAnewAtEveryPlaceFailsWhenItsTimeIsUp() throws {
    // Each beginning reads to the end and back: a hundred thousand times a hundred thousand steps.
    let text = String(repeating: "a", count: 300_000)
    let error = #expect(throws: StageError.self) {
      try Pattern("a[ab]*c|a[ab]*d").ranges(in: text, limit: 1_000_000)
    }
    #expect(error?.code == .expression)
  }

  @Test func deepGroupsNeedNoDeepStack() throws {
    let text = String(repeating: "ab", count: 20_000)
    #expect(try Pattern("(?:(a)(b))*").ranges(in: text).map(\.count) == [40_000])
  }
}
