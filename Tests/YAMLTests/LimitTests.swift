import Diagnostics
import Testing
import YAML

@Suite struct LimitTests {
  @Test func refusesAnAliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    let found = findings { () throws(Problems) in
      try Node.parse(SourceText(name: "t", text: text))
    }
    #expect(found.map(\.code) == ["too-many-nodes"])
    #expect(found.first?.location?.line == 6)
  }

  @Test func refusesAMergeBomb() {
    var text = "a0: &a0 {k: v}\n"
    for level in 1...30 {
      text += "a\(level): &a\(level) {<<: [*a\(level - 1), *a\(level - 1)], k\(level): v}\n"
    }
    let found = findings { () throws(Problems) in
      try Node.parse(SourceText(name: "t", text: text))
    }
    #expect(found.map(\.code) == ["too-many-nodes"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: "])
  func refusesDeepNesting(opening: String) {
    let text = String(repeating: opening, count: 100_000)
    let found = findings { () throws(Problems) in
      try Node.parse(SourceText(name: "t", text: text))
    }
    #expect(found.map(\.code) == ["too-deep"])
  }

  @Test func refusesDeepIndentation() {
    let text = (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    let found = findings { () throws(Problems) in
      try Node.parse(SourceText(name: "t", text: text))
    }
    #expect(found.map(\.code) == ["too-deep"])
    #expect(found.first?.location == SourceLocation(line: 65, column: 65))
  }

  @Test func countsDepthThroughAliases() {
    let limits = YAMLLimits(depth: 3)
    let text = MarkedText("a: &a [1]\nb: &b [*a]\nc: [«*b»]\n")
    let found = findings { () throws(Problems) in try Node.parse(text.source, limits: limits) }
    #expect(found.map(\.code) == ["too-deep"])
    #expect(found.first?.location?.line == 3)
  }

  @Test func allowsWhatTheLimitsAllow() throws {
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(try node(deep).items?.count == 1)
    #expect(
      findings { () throws(Problems) in
        try Node.parse(SourceText(name: "t", text: "[\(deep)]"))
      }.map(\.code) == ["too-deep"])
    let limits = YAMLLimits(bytes: 9, nodes: 4)
    #expect(throws: Never.self) {
      try Node.parse(SourceText(name: "t", text: "[a, b, c]"), limits: limits)
    }
    for text in ["[a, b, cc]", "[1,2,3,4]"] {
      #expect(throws: Problems.self) {
        try Node.parse(SourceText(name: "t", text: text), limits: limits)
      }
    }
  }

  @Test func refusesAFileThatIsTooLarge() {
    let text = "# " + String(repeating: "x", count: 1 << 20)
    let found = findings { () throws(Problems) in
      try Node.parse(SourceText(name: "t", text: text))
    }
    #expect(found.map(\.code) == ["too-large"])
  }

  @Test func stopsAfterManyProblems() {
    let text = String(repeating: "a: 1\n", count: 100_000)
    let found = findings { () throws(Problems) in
      try Node.parse(SourceText(name: "t", text: text))
    }
    #expect(found.count == 100)
  }

  @Test func readsOneLongLine() throws {
    let items = Array(repeating: "ä", count: 150_000).joined(separator: ",")
    let node = try node("[\(items)]")
    #expect(node.items?.count == 150_000)
    #expect(node.items?.last?.location.column == 300_000)
  }
}
