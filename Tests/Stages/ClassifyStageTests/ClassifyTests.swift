import ClassifyStage
import PipeKit
import PipeTesting
import Testing

@Suite struct ClassifyTests {
  private func labels(
    _ yaml: String, title: String? = nil, text: String? = nil, summary: String? = nil
  ) async throws -> [Label] {
    let stage = try Classify.make(yaml: yaml)
    let document = Document(id: "a", title: title, text: text, summary: summary)
    return try #require(try await stage.run(on: [document]).output.first).labels
  }

  private func names(
    _ yaml: String, title: String? = nil, text: String? = nil
  ) async throws -> [String] {
    try await labels(yaml, title: title, text: text).map(\.name)
  }

  @Test func theExamplesInTheManualAreTrue() async throws {
    for example in Classify.manual.examples {
      #expect(try await Classify.mismatches(in: example) == [], "\(example.title)")
    }
  }

  @Test(arguments: [
    ("election", "The ELECTION is near", true), ("election", "The elections are near", false),
    ("election*", "The elections are near", true), ("prime minister", "Prime\nMinister X", true),
    ("prime minister", "the prime ministers", false), ("u.s.", "in the U.S. today", true),
    ("c++", "C++ is a language", true), ("brexit", "#Brexit now", true), ("iran", "Tirana", false),
    ("first lady", "the First-Lady said", true), ("straße", "Die STRAßE", true),
    ("anti-*", "an anti-war film", true), ("2024", "in 2024.", true),
  ])
  func findsKeywords(keyword: String, text: String, isFound: Bool) async throws {
    #expect(try await names("rules: {x: ['\(keyword)']}", text: text) == (isFound ? ["x"] : []))
    #expect(try await names("rules: {x: '\(keyword)'}", title: text) == (isFound ? ["x"] : []))
  }

  @Test(arguments: [
    ("caf\u{E9}", "le cafe\u{301} noir"), ("cafe\u{301}", "le caf\u{E9} noir"),
    ("pr\u{E9}s*", "la pre\u{301}sidente"), ("*\u{E9}s", "les cafe\u{301}s"),
    ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"), ("が", "か\u{3099}"),
    ("\u{1EC7}", "e\u{323}\u{302}"),
  ])
  func itMakesNoDifferenceHowAccentsAreWritten(keyword: String, text: String) async throws {
    #expect(try await names("rules: {x: '\(keyword)'}", text: text) == ["x"])
    #expect(try await names("rules: {x: {phrase: '\(keyword)', case: true}}", title: text) == ["x"])
    #expect(try await names("rules: {x: 'cafe'}", text: text) == [])
  }

  @Test func rulesCombineAnyAllAndNone() async throws {
    let yaml = "rules: {x: {any: [a1, a2], all: [b1, b2], none: [c1]}}"
    for (text, expected) in [
      ("a1 b1 b2", true), ("a1 a2 b1 b2", true), ("b1 b2", false), ("a1 b1", false), ("a1", false),
      ("a1 b1 b2 c1", false), ("c1", false),
    ] {
      #expect(try await names(yaml, text: text) == (expected ? ["x"] : []))
    }
    #expect(try await names("rules: {x: {all: [b1, b2]}}", title: "B1", text: "b2") == ["x"])
    #expect(try await names("rules: {x: {any: b1, none: c1}}", title: "c1", text: "b1") == [])
  }

  @Test func theTitleCountsMore() async throws {
    let yaml = "{rules: {x: vote}, threshold: 0}"
    let inTitle = try await labels(yaml, title: "A vote", text: "Nothing else here.")[0].score
    let inText = try await labels(yaml, title: "A thing", text: "A vote is here.")[0].score
    #expect(inTitle > inText)
    let heavy = try await labels(
      "{rules: {x: vote}, title_weight: 10}", title: "A vote", text: "Nothing else here.")
    #expect(heavy[0].score > inTitle)
  }

  @Test func scoresRiseWithEvidenceAndHardlyFallWithLength() async throws {
    let yaml = "{rules: {x: [vote, party, law]}, threshold: 0}"
    func score(_ text: String) async throws -> Double {
      try await labels(yaml, text: text)[0].score
    }
    let once = try await score("vote")
    let twice = try await score("vote vote")
    let many = try await score(String(repeating: "vote ", count: 500))
    let two = try await score("vote party")
    let three = try await score("vote party law")
    #expect(once < twice && twice < two && two < three && three < 1)
    #expect(many < two)
    let long = try await score("vote" + String(repeating: " filler", count: 100_000))
    #expect(long > 0.16 && long < once)
  }

  @Test func thresholdAndNumberLimitTheLabels() async throws {
    let rules = "rules: {a: [one, two, three], b: [one, two], c: one}"
    let text = "one two three"
    #expect(try await names("{\(rules)}", text: text) == ["a", "b", "c"])
    #expect(try await names("{\(rules), max_labels: 2}", text: text) == ["a", "b"])
    #expect(try await names("{\(rules), threshold: 0.6}", text: text) == ["a", "b"])
    #expect(
      try await names(
        "rules: {a: {any: one, threshold: 0.8}, b: {any: one, weight: 5}}", text: text)
        == ["b"])
  }

  @Test func equalScoresAreOrderedByName() async throws {
    #expect(try await names("rules: {b: one, a: one, c: one}", text: "one") == ["a", "b", "c"])
  }

  @Test func namesTheKeywordsThatCount() async throws {
    let found = try await labels(
      "rules: {x: [beta, alpha, 'gamma*', delta]}", title: "Gammas", text: "alpha beta beta")
    #expect(found[0].evidence == ["gamma*", "beta", "alpha"])
    #expect(found[0].scheme == "rules")
  }

  @Test func replacesOnlyLabelsOfItsScheme() async throws {
    let stage = try Classify.make(yaml: "{rules: {x: one}, scheme: mine}")
    let old = [Label("x", scheme: "mine"), Label("y", scheme: "other"), Label("z")]
    let result = try await stage.run(on: [
      Document(id: "a", text: "one", labels: old), Document(id: "b", text: "none", labels: old),
    ])
    #expect(result.output[0].labels.map(\.name) == ["y", "z", "x"])
    #expect(result.output[0].labels[2].scheme == "mine")
    #expect(result.output[1].labels.map(\.name) == ["y", "z"])
  }

  @Test func readsTheSummaryOnlyWithoutAText() async throws {
    #expect(try await labels("rules: {x: one}", summary: "one").map(\.name) == ["x"])
    #expect(try await labels("rules: {x: one}", text: "two", summary: "one") == [])
    #expect(try await labels("rules: {x: one}", text: "", summary: "one").map(\.name) == ["x"])
    #expect(try await labels("rules: {x: one}") == [])
  }

  @Test(arguments: [
    "rules: {x: []}", "rules: {x: ''}", "rules: {x: ['  ']}", "rules: {x: ['*']}",
    "rules: {x: ['**']}", "rules: {x: ['? *']}", "rules: {x: {none: [a]}}", "rules: {x: {}}",
    "rules: {x: {any: [a], threshold: 2}}", "rules: {x: {any: [a], weight: 0}}",
    "rules: {x: {some: [a]}}", "rules: {x: [a, A]}", "rules: {x: {any: [a], none: [a]}}",
    "rules: {'': [a]}", "{rules: {x: a}, threshold: -1}", "{rules: {x: a}, max_labels: 0}",
    "{rules: {x: a}, scheme: ''}", "rules: [a]", "rules: {x: {phrase: a, regex: b}}",
    "rules: {x: {regex: '('}}", "rules: {x: {regex: 'a*'}}", "rules: {x: {regex: a, stem: true}}",
    "rules: {x: {phrase: a, in: body}}", "rules: {x: {phrase: a, case: true, stem: true}}",
    "rules: {x: {phrase: 'a*', stem: true}}", "rules: {x: {any: a, case: true, stem: true}}",
    "rules: {x: {any: a, code: ''}}", "rules: {x: {phrase: a, weight: 0}}",
    "rules: {x: {phrase: ''}}",
    "rules: {x: {phrase: a, weigth: 2}}", "rules_file: topics.yaml",
  ])
  func saysWhatIsWrongWithOptions(yaml: String) {
    #expect(throws: (any Error).self) { try Classify.make(yaml: yaml) }
  }

  @Test func problemsSayWhereAndWhatToDo() {
    func message(_ yaml: String) -> String {
      do {
        _ = try Classify.make(yaml: yaml)
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(message("rules: {x: ['?*']}").contains("no letter beside its wildcards"))
    #expect(message("rules: {x: ['']}").contains("a keyword is empty"))
    #expect(message("rules: {x: {none: [a]}}").contains("no keywords that speak for its label"))
  }

  @Test func takesThousandsOfKeywords() async throws {
    let rules = (0..<300).map { rule in
      "  topic\(rule): [" + (0..<20).map { "word\(rule)x\($0)" }.joined(separator: ", ") + "]"
    }
    let yaml = "rules:\n" + rules.joined(separator: "\n")
    #expect(
      try await names(yaml, text: "Here is word17x3 and word299x19.") == ["topic17", "topic299"])
  }

  @Test(.enabled(if: Seed.article != nil, "../shared/seeds/article.txt is not there"))
  func labelsAnArticleAsAReaderWould() async throws {
    let article = try #require(Seed.article)
    let found = try await names(
      """
      rules:
        politics: [election, "prime minister", parliament*]
        conflict:
          any: [isis, terrorists, "armed conflict"]
          none: [football]
      """, title: article.title, text: article.text)
    #expect(Set(found) == ["politics", "conflict"])
  }
}
