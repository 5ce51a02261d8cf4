import ClassifyStage
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// What keywords can ask for beside a phrase.
@Suite struct KeywordTests {
  private func labels(_ rules: String, _ document: Document) async throws -> [Label] {
    let stage = try Classify.make(yaml: "{rules: {\(rules)}, threshold: 0}")
    return try #require(try await stage.run(on: [document]).output.first).labels
  }

  private func isFound(
    _ keyword: String, _ text: String, language: String? = nil
  ) async throws -> Bool {
    try await !labels("x: \(keyword)", Document(id: "a", language: language, text: text)).isEmpty
  }

  @Test(arguments: [
    ("'*burg'", "In Hamburg", true), ("'*burg'", "Burger", false), ("'wom?n'", "Women", true),
    ("'strike by * workers'", "a strike by rail workers", true), ("'who\\?'", "who knows", false),
    ("'who\\?'", "Who?", true), ("{phrase: WHO, case: true}", "who", false),
    ("{phrase: WHO, case: true}", "The WHO", true), ("{phrase: 'W?O', case: true}", "WTO", true),
    ("{phrase: 'W?O', case: true}", "wto", false), ("{phrase: strike}", "Strike", true),
    ("{regex: '(?i)colou?r'}", "Color", true), ("{regex: 'colou?r'}", "Color", false),
    ("{any: [US], case: true}", "us", false),
    ("{any: [{phrase: US, case: false}], case: true}", "us", true),
  ])
  func findsIt(keyword: String, text: String, expected: Bool) async throws {
    #expect(try await isFound(keyword, text) == expected)
  }

  @Test(arguments: [
    ("strike", "en", "They were striking", true),
    ("election", nil, "the elections are being held this week", true),
    ("trade union", "en", "the trading unions", true),
    ("trade union", "en", "the union of trade", false),
    ("Wahl", "de", "vor den Wahlen", true), ("Wahl", "en", "vor den Wahlen", false),
    ("élection", "fr-CA", "Les élections", true), ("election", "ja", "election", true),
    ("war", "en", "a warning", false),
  ])
  func findsStems(phrase: String, language: String?, text: String, expected: Bool) async throws {
    let keyword = "{phrase: \(phrase), stem: true}"
    #expect(try await isFound(keyword, text, language: language) == expected)
    #expect(
      try await isFound("{any: [\(phrase), 'zz*'], stem: true}", text, language: language)
        == expected)
  }

  @Test(arguments: [
    "title", "text", "summary", "author", "url", "domain", "source", "keyword", "label", "authors",
    "metadata.section", "metadata.deep.tags",
  ])
  func looksInAField(field: String) async throws {
    let full = Document(
      id: "a", url: "https://www.needle.example/needle", source: "needle", title: "Needle",
      authors: ["A. Needle"],
      text: "A needle.", summary: "Needle.", labels: [Label("needle", scheme: "other")],
      keywords: ["needle"],
      metadata: ["section": "needle", "deep": ["tags": ["x", "needle"]]])
    #expect(
      try await labels("x: {phrase: needle, in: \(field)}", full).map(\.name) == ["needle", "x"])
    #expect(try await labels("x: {any: needle, in: \(field)}", full).count == 2)
    #expect(try await labels("x: {regex: '(?i)needle', in: [\(field)]}", full).count == 2)
    let empty = Document(id: "a", metadata: ["other": "needle"])
    #expect(try await labels("x: {phrase: needle, in: \(field)}", empty) == [])
    #expect(try await labels("x: {phrase: '*xyz', in: \(field)}", full).count == 1)
  }

  @Test func weightsOfKeywordsCount() async throws {
    func score(_ keyword: String) async throws -> Double {
      try await labels("x: \(keyword)", Document(id: "a", text: "one two"))[0].score
    }
    let plain = try await score("one")
    #expect(try await score("{phrase: one, weight: 1}") == plain)
    #expect(try await score("{phrase: one, weight: 4}") > plain)
    let byKeyword = try await score("{phrase: one, weight: 4}")
    #expect(try await score("{any: one, weight: 4}") == byKeyword)
    #expect(try await score("{any: {phrase: one, weight: 2}, weight: 2}") == byKeyword)
  }

  @Test func evidenceIsTheKeywordOrWhatAnExpressionMatched() async throws {
    let text =
      "Rates of 4.5 % and 3 % in Freiburg, WHO says:\nso  many words "
      + String(repeating: "y", count: 90)
    let label = try await labels(
      "x: [{regex: '\\d[.\\d]* %'}, {regex: 'many\\s+words y+'}, '*burg', {phrase: WHO, case: true}]",
      Document(id: "a", text: text))[0]
    #expect(
      label.evidence == [
        "4.5 %", "*burg", "WHO", "many words " + String(repeating: "y", count: 48) + "…",
      ])
  }

  @Test func kindsOfKeywordsCombine() async throws {
    let rule =
      "x: {any: ['*burg', {regex: '[0-9]+'}], all: [{phrase: WHO, case: true}], none: [{phrase: strike, stem: true}]}"
    func isGiven(_ text: String) async throws -> Bool {
      try await !labels(rule, Document(id: "a", language: "en", text: text)).isEmpty
    }
    #expect(try await isGiven("WHO in Freiburg"))
    #expect(try await isGiven("WHO 12"))
    #expect(try await !isGiven("who in Freiburg"))
    #expect(try await !isGiven("WHO in Freiburg is striking"))
    #expect(try await !isGiven("WHO"))
  }

  @Test func aKeywordMaySpeakForSeveralLabels() async throws {
    let found = try await labels("a: bank, b: [bank, river]", Document(id: "a", text: "bank"))
    #expect(found.map(\.name) == ["a", "b"])
  }

  @Test func aLabelHasItsCode() async throws {
    let found = try await labels(
      "x: {any: one, code: 'medtop:11000000'}", Document(id: "a", text: "one"))
    #expect(found.map(\.code) == ["medtop:11000000"])
  }

  @Test func anExpressionThatTakesTooLongFailsItsDocumentOnly() async throws {
    let stage = try Classify.make(yaml: "rules: {x: {regex: '(a+)+$'}}")
    let result = try await stage.run(on: [
      Document(id: "bad", text: String(repeating: "a", count: 60) + "b"),
      Document(id: "good", text: "aa"),
    ])
    #expect(result.output.map(\.id) == ["good"])
    #expect(result.output[0].labels.map(\.name) == ["x"])
    #expect(result.failed == ["bad"])
    let error = try #require(result.report.failures.first).error
    #expect(error.code == .expression)
    #expect(error.message.contains("takes too long on this text"))
  }

  @Test(arguments: [
    (
      "rules: {x: {any: a, all: [parliamentary], none: ['parliament*']}}",
      "the label is never given"
    ),
    ("rules: {x: {any: [a b, c a], none: [a]}}", "the label is never given"),
    (
      "rules: {x: {any: [a], threshold: 0.9}}",
      "'x', which scores 0.833 at most, and less than its threshold of 0.9"
    ),
    ("{rules: {x: {phrase: a, in: url}}, threshold: 0.8}", "scores 0.667 at most"),
    ("rules: {x: [a, {phrase: a}]}", "keyword 2 of any is the same as keyword 1 of any"),
    ("rules: {x: {phrase: a, in: titel}}", "did you mean 'title'"),
    ("rules: {x: {regex: 'a*'}}", "matches where there is nothing"),
    ("rules: {x: {regex: 'a('}}", "missing closing parenthesis, at character 3"),
    ("rules: {x: {phrase: a, case: true, stem: true}}", "both stem and case"),
    ("rules: {x: {phrase: a, regex: a}}", "not both"),
    ("rules: {x: {regex: a, case: false}}", "'case' says nothing for a regex"),
  ])
  func saysWhatCanNeverMatch(yaml: String, expected: String) {
    let found = problems(with: yaml)
    #expect(found.contains(expected), "\(found)")
  }

  @Test func keywordsThatDifferOnlyInHowTheyAreFoundAreTwo() throws {
    _ = try Classify.make(
      yaml:
        "rules: {x: [us, {phrase: US, case: true}, {phrase: us, in: title}, {phrase: us, stem: true}, {regex: us}]}"
    )
    _ = try Classify.make(yaml: "rules: {x: {any: [a, b c], none: [c]}}")
    _ = try Classify.make(yaml: "rules: {x: {any: [{phrase: a b, in: url}], none: [a]}}")
  }
}
