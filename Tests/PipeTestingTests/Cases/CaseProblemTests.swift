import Diagnostics
import PipeTesting
import Testing

/// What is wrong with tests is said in one go, each in its place.
@Suite struct CaseProblemTests {
  private func findings(
    _ tests: String, _ files: [String: String] = [:]
  ) async throws -> [String] {
    let fixture = CaseFixture(files.merging(["daily.test.yaml": tests]) { $1 })
    let report = try await fixture.run()
    #expect(report.results.isEmpty)
    #expect(report.outcome == .invalid)
    return report.findings.map { $0.replacing("daily.test.yaml:", with: "") }
  }

  @Test func everythingInOneGo() async throws {
    let found = try await findings(
      """
      pipelin: daily.yaml
      tests:
        - name: a
          form: long
          now: yesterday
          input:
            - {id: a, titel: Rain}
            - {id: b, published: soon, labels: [{score: 1}]}
            - just text
          expect: {}
        - expect: {count: -1, any: [], error: ''}
        - name: c
          stage: long
          from: long
          input: []
          input_file: a.jsonl
          mocks:
            page: {}
            pages: {example.org: x, https://example.org/: {status: 20, body: a, file: b}}
            files: {a: {fiel: b}}
          expect: {count: {min: 3, max: 1}, documents: [{titel: x}], dropped: {}, error: x}
      """)
    #expect(
      found == [
        "1:1: a file of tests has no option 'pipelin' (did you mean 'pipeline'?)",
        "4:5: 'tests' has no option 'form' (did you mean 'from'?)",
        "5:10: expected a date or a time (write 2026-11-23 or 2026-11-23T09:00:00Z)",
        "7:17: documents have no field 'titel' (did you mean 'title'?)",
        "8:28: 'published' must be a time such as 2026-11-23T09:30:00Z or a date",
        "9:9: a document is a mapping (for example {id: a, title: Rain, text: It rains.})",
        "10:13: the test checks nothing (write one of count, documents, all, any, none, dropped, "
          + "failed, error, such as count: 1)",
        "11:5: 'tests' needs the option 'name'",
        "11:21: must not be negative",
        "18:7: 'mocks' has no option 'page' (did you mean 'pages'?)",
        "19:62: must be from 200 to 599",
        "20:15: 'a' needs the option 'file'",
        "20:19: 'a' has no option 'fiel' (did you mean 'file'?)",
        "21:27: 'min' is larger than 'max'",
        "21:52: documents have no field 'titel' (did you mean 'title'?)",
        "21:73: names no reason (write dropped: 0 where nothing is dropped)",
      ])
  }

  @Test(arguments: [
    ("tests: []", ["1:8: 'tests' is a list of at least one test"]),
    ("", ["1:1: a file of tests needs the option 'tests'"]),
    (
      "pipeline: daily.yaml\nstages: [long]\ntests: [{name: a, expect: {count: 1}}]",
      ["2:9: 'stages' says what is tested, and 'pipeline' does so too"]
    ),
    (
      "tests: [{name: '', expect: {count: 1, none: [], error: ''}}]",
      [
        "1:45: 'none' is empty, so that it checks nothing (leave it out)",
        "1:56: 'error' is empty, so that any error would do (write a part of the message)",
        "1:36: 'count' cannot be expected together with 'error': how far documents come before "
          + "the run ends is up to chance",
      ]
    ),
    (
      "tests: [{name: a, stage: long, from: long, input: [], input_file: b, expect: {count: 1}}]",
      [
        "1:38: 'from' says which stages are tested, and 'stage' does so too",
        "1:67: 'input_file' says what goes in, and 'input' does so too",
      ]
    ),
    (
      "tests: [{name: a, mocks: {pages: {a: {body: a, file: b}, b: c}}, expect: {count: 1}}]",
      ["1:54: 'file' says what is answered, and 'body' does so too"]
    ),
    (
      "tests: [{name: a, mocks: {pages: {b: c}}, expect: {count: 1}}]",
      ["1:38: 'b' is not a web address (it starts with http:// or https:// and has no spaces)"]
    ),
    (
      "tests: [{name: a, expect: {count: {}}}]",
      ["1:35: limits nothing (write a number, or {min: 1, max: 3})"]
    ),
  ])
  func contradictions(_ tests: String, _ wanted: [String]) async throws {
    #expect(try await findings(tests).sorted() == wanted.sorted())
  }

  @Test func namesStagesAndOptionsThatThereAreNot() async throws {
    let found = try await findings(
      """
      tests:
        - {name: a, stage: lnog, input: [], expect: {count: 0}}
        - {name: b, from: title, to: long, input: [], expect: {count: 0}}
        - {name: c, set: {title: x}, expect: {count: 0}}
        - {name: d, set: {titel.to: x, long.min: 3, long.min_length: some}, expect: {count: 0}}
      """)
    #expect(
      found == [
        "2:22: the pipeline has no stage 'lnog' (did you mean 'long'?)",
        "3:32: 'long' comes before 'title' (exchange the two)",
        "4:21: 'title' is not of the form stage.option (for example summarize.sentences: 2)",
        "5:21: the pipeline has no stage 'titel' (did you mean 'title'?)",
        "5:34: 'long' has no option 'min' (the options are min_length)",
        "5:64: expected a whole number, found 'some'",
      ])
  }

  @Test func asksForInputWhereTheStagesReadDocuments() async throws {
    let found = try await findings(
      """
      tests:
        - {name: a, stage: long, expect: {count: 0}}
        - {name: b, stage: lines, input: [], expect: {count: 0}}
      """)
    #expect(
      found == [
        "2:5: 'long' reads documents, and the test has none (write 'input' or 'input_file')",
        "3:29: the first stage takes no documents, so that 'input' says nothing",
      ])
    #expect(
      try await findings("stages: [long]\ntests: [{name: a, expect: {count: 0}}]") == [
        "1:10: 'long' needs documents, and nothing before it brings any in "
          + "(write 'input' or 'input_file')"
      ])
  }

  @Test func saysWhatIsWrongWithAPipelineOnce() async throws {
    let files = [
      "daily.yaml": "stages:\n  - lines: {file: \"${IN}\"}\n  - lnog\n",
      "daily.test.yaml": """
      tests:
        - {name: a, expect: {count: 0}}
        - {name: b, expect: {count: 0}}
        - {name: c, environment: {IN: in.txt}, expect: {count: 0}}
      """,
    ]
    let report = try await CaseFixture(files).run()
    #expect(
      report.findings == [
        "daily.yaml:2:20: the environment variable 'IN' is not set "
          + "(set it, or give a default: ${IN:-default})",
        "daily.yaml:3:5: there is no stage called 'lnog' (did you mean 'long'?)",
      ])
    #expect(
      report.problems.map { $0.related.map(\.file) } == [["daily.test.yaml"], ["daily.test.yaml"]])
    #expect(report.sources.map(\.name) == ["daily.test.yaml", "daily.yaml"])
  }

  @Test func seesNothingOfTheRealEnvironment() async throws {
    let found = try await findings(
      "stages: [lines: {file: '${HOME}'}]\ntests: [{name: a, expect: {count: 0}}]"
        .replacing("[lines: {file: '${HOME}'}]", with: "[{lines: {file: '${HOME}'}}]"))
    #expect(found.count == 1)
    #expect(found.first?.contains("'HOME' is not set") == true)
  }

  @Test func namesFilesThatCannotBeRead() async throws {
    let found = try await findings(
      """
      pipeline: other.yaml
      tests: [{name: a, expect: {count: 0}}]
      """)
    #expect(
      found == [
        "1:11: other.yaml: no such file or directory "
          + "(the path counts from the directory of the test's file)"
      ])
    let files = ["in.jsonl": "{\"id\": \"a\"}\n\n{\"id\": 3}\n"]
    let more = try await findings(
      """
      tests:
        - {name: a, stage: long, input_file: no.jsonl, expect: {count: 0}}
        - {name: b, stage: long, input_file: in.jsonl, expect: {count: 0}}
        - name: c
          mocks: {pages: {http://a: {file: no.html}}, files: {a: {file: no.txt}}}
          expect: {count: 0}
      """, files)
    let hint = "(the path counts from the directory of the test's file)"
    #expect(
      more == [
        "2:40: no.jsonl: no such file or directory \(hint)",
        "3:40: in.jsonl:3:8: 'id' must be a string, not a number",
        "5:38: no.html: no such file or directory \(hint)",
        "5:67: no.txt: no such file or directory \(hint)",
      ])
  }

  @Test func sayWhichPipelineIsMissing() async throws {
    let fixture = CaseFixture(["x/other.test.yaml": "tests: [{name: a, expect: {count: 0}}]"])
    #expect(
      try await fixture.run("x").findings == [
        "x/other.test.yaml:there is no pipeline 'x/other.yaml' beside these tests "
          + "(write 'pipeline: FILE', or 'stages:' with the stages under test)"
      ])
  }
}
