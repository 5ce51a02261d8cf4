import PipeTesting
import Testing

/// What a test may expect, met and unmet.
@Suite struct ExpectationTests {
  /// Two documents go in: `a` is long enough, `b` is dropped, `c` fails.
  private func differences(_ expect: String, input: String? = nil) async throws -> [String] {
    let usual = """
      [{id: a, text: A text about trees}, {id: b, text: b},
        {id: d, text: A text about rivers, language: en}]
      """
    let report = try await CaseFixture(
      tests: """
        stages: [long, title: {to: News}]
        tests:
          - name: a
            input: \(input ?? usual)
            expect: \(expect)
        """
    ).run()
    #expect(report.findings == [])
    return report.differences
  }

  @Test(arguments: [
    "count: 2", "count: {min: 1}", "count: {max: 2}", "count: {min: 2, max: 2}",
    "documents: [{id: a}, {id: d}]", "documents: [{text: {contains: TREES}}, {language: en}]",
    "all: {title: News}", "any: [{language: en}, {id: a}]", "none: [{id: b}, {title: Old}]",
    "dropped: 1", "dropped: {shorter than 5 characters: 1}", "failed: []",
    "all: {published: {exists: false}}",
  ])
  func isMet(_ expect: String) async throws {
    #expect(try await differences("{\(expect)}") == [])
  }

  @Test(arguments: [
    ("count: 3", ["count: expected 3, found 2"]),
    ("count: {min: 3}", ["count: expected at least 3, found 2"]),
    ("count: {max: 1}", ["count: expected at most 1, found 2"]),
    ("count: {min: 3, max: 5}", ["count: expected 3 to 5, found 2"]),
    ("documents: []", ["documents: expected 0, found 2"]),
    (
      "documents: [{id: d}, {id: a}]",
      [
        "documents, 1 (a): id: expected equals \"d\", found 'a'",
        "documents, 2 (d): id: expected equals \"a\", found 'd'",
      ]
    ),
    ("all: {language: en}", ["all: a: language: expected equals \"en\", found nothing"]),
    (
      "any: [{id: a}, {language: en, title: Old}]",
      [
        "any, 2: no document fulfils it; the nearest is d: title: expected equals \"Old\", found 'News'"
      ]
    ),
    ("none: [{id: b}, {title: News}]", ["none, 2: a fulfils it", "none, 2: d fulfils it"]),
    ("dropped: 0", ["dropped: expected 0, found 1"]),
    (
      "dropped: {too old: 2}",
      [
        "dropped, 'shorter than 5 characters': expected 0, found 1",
        "dropped, 'too old': expected 2, found 0",
      ]
    ),
    ("failed: [c]", ["failed: expected c, found none"]),
    ("error: no space", ["error: expected one with 'no space', and the run ended well"]),
  ])
  func isUnmet(_ expect: String, _ wanted: [String]) async throws {
    #expect(try await differences("{\(expect)}") == wanted)
  }

  @Test func everyDocumentMeansAtLeastOne() async throws {
    #expect(
      try await differences("{all: {id: a}}", input: "[]") == ["all: no document came out"])
  }

  @Test func aFailureThatIsNotExpectedFailsTheTest() async throws {
    let input = "[{id: a, text: good text}, {id: c, text: bad text}]"
    #expect(
      try await differences("{count: 1}", input: input) == [
        "failed: expected none, found c",
        "failed: title: document 'c': the document is bad",
      ])
    #expect(try await differences("{failed: [c]}", input: input) == [])
    #expect(
      try await differences("{failed: [a, c]}", input: input) == ["failed: expected a, c, found c"])
  }

  @Test(arguments: [
    ("{error: is bad}", []),
    ("{error: is bad, failed: [c]}", []),
    (
      "{error: no space}",
      ["error: expected one with 'no space', found: title: document 'c': the document is bad"]
    ),
    (
      "{count: 1}",
      [
        "the run ended with an error: title: document 'c': the document is bad",
        "failed: expected none, found c",
        "failed: title: document 'c': the document is bad",
      ]
    ),
  ])
  func expectsTheErrorThatEndsARun(_ expect: String, _ wanted: [String]) async throws {
    let report = try await CaseFixture(
      tests: """
        stages: [title: , on_error: stop]
        tests:
          - {name: a, input: [{id: c, text: bad}], expect: \(expect)}
        """.replacing("[title: , on_error: stop]", with: "[{title: , on_error: stop}]")
    ).run()
    #expect(report.findings == [])
    #expect(report.differences == wanted)
  }

  @Test func listsNoMoreThanAnyoneReads() async throws {
    let input = "[\((1...50).map { "{id: '\($0)', text: A text}" }.joined(separator: ", "))]"
    let found = try await differences("{all: {language: en}}", input: input)
    #expect(found.count == 11)
    #expect(found.last == "… and 40 more")
  }
}
