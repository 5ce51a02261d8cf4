import Diagnostics
import PipeTesting
import Testing

/// How tests are found, run and reported.
@Suite struct PipelineTestsTests {
  @Test func reportsTestsThatPassInALineAFile() async throws {
    let report = try await CaseFixture(
      tests: """
        tests:
          - name: short lines are dropped
            expect: {count: 1, dropped: 1}
          - name: the title is set
            stage: title
            input: [{id: a}]
            expect: {documents: [{id: a, title: News}]}
        """
    ).run()
    #expect(report.description == "ok 2 tests in daily.test.yaml\n2 passed, 0 failed")
    #expect(report.outcome == .passed)
  }

  @Test func showsWhatIsExpectedAndWhatWasFound() async throws {
    let report = try await CaseFixture(
      tests: """
        tests:
          - name: all is well
            expect: {count: 1}

          - name: nothing is dropped
            from: long
            to: title
            input:
              - {id: a, text: The war goes on, published: 2026-11-23}
              - {id: b, title: Old, text: no}
            expect:
              documents:
                - {id: a, text: {contains: peace}, title: News}
                - {id: b}
              dropped: 0
        """
    ).run()
    #expect(
      report.description == """
        FAILED nothing is dropped (daily.test.yaml:5)
          documents: expected 2, found 1
          documents, 1 (a): text: expected contains "peace", found 'The war goes on'
          dropped: expected 0, found 1
            came out:
              a  'News'  'The war goes on'
            long dropped 1: shorter than 5 characters
        ok 1 of 2 tests in daily.test.yaml
        1 passed, 1 failed
        """)
    #expect(report.outcome == .failed)
    #expect(report.results.map(\.line) == [2, 5])
  }

  @Test func runsTheTestsOfAPipelineFileItself() async throws {
    let fixture = CaseFixture([
      "own.yaml": CaseFixture.pipeline + """
        tests:
          - name: the title comes from the environment
            environment: {TITLE: Today}
            stage: title
            input: [{id: a, text: "${HOME} is no variable here"}]
            expect: {documents: [{title: Today, text: {contains: "${HOME}"}}]}
        """
    ])
    let report = try await fixture.run("own.yaml")
    #expect(report.findings == [])
    #expect(report.description == "ok 1 test in own.yaml\n1 passed, 0 failed")
  }

  @Test func takesTheTestsBesideAPipelineThatIsNamed() async throws {
    let fixture = CaseFixture(tests: "tests: [{name: a, expect: {count: 1}}]")
    #expect(try await fixture.run("daily.yaml").results.map(\.file) == ["daily.test.yaml"])
    #expect(
      try await fixture.run("daily.yaml", "daily.test.yaml").results.map(\.file)
        == ["daily.test.yaml"])
  }

  @Test func searchesDirectoriesForTestsInOrder() async throws {
    let test = "{pipeline: /work/daily.yaml, tests: [{name: a, expect: {count: 1}}]}"
    let fixture = CaseFixture([
      "t/b.test.yaml": test, "t/a/z.test.yml": test, "t/a/deep/er/x.test.yaml": test,
      "t/.hidden/y.test.yaml": test, "t/readme.md": "tests:", "t/other.yaml": "a: [1, 2",
      "t/list.yaml": "- 1", "t/c.yaml": CaseFixture.pipeline,
      "t/d.yaml": CaseFixture.pipeline + "tests: [{name: d, expect: {count: 1}}]",
    ])
    let wanted = ["t/b.test.yaml", "t/d.yaml", "t/a/z.test.yml", "t/a/deep/er/x.test.yaml"]
    #expect(try await fixture.run("t").results.map(\.file) == wanted)
    #expect(try await fixture.run("t/", "t/b.test.yaml").results.count == 4)
    #expect(try await fixture.run(".").results.count == 4)
  }

  @Test func aFileThatLooksAsIfItHadTestsIsNotPassedOver() async throws {
    let fixture = CaseFixture(["t/a.yaml": "tests:\n  - [a\n", "t/b.yaml": "stages: [a\n"])
    let report = try await fixture.run("t")
    #expect(report.problems.map(\.file) == ["t/a.yaml"])
    #expect(report.outcome == .invalid)
  }

  @Test(arguments: [
    (
      "missing",
      "missing: no such file or directory (check the path; it counts from the current directory)"
    ),
    (
      "empty",
      "empty: there is no YAML file in this directory (tests are in NAME.test.yaml, or under 'tests' of a pipeline)"
    ),
    (
      "some",
      "there are no tests in some (tests are in NAME.test.yaml, or under 'tests' of a pipeline)"
    ),
    (
      "some/a.yaml",
      "some/a.yaml:there are no tests in this file (write 'tests:' and below it one '- name:' per test, or a file beside it called 'NAME.test.yaml')"
    ),
  ])
  func saysSoWhereThereAreNoTests(_ path: String, _ finding: String) async throws {
    let fixture = CaseFixture(["some/a.yaml": CaseFixture.pipeline])
    try fixture.files.createDirectory("empty")
    let report = try await fixture.run(path)
    #expect(report.findings == [finding])
    #expect(report.outcome == .invalid)
    #expect(report.description == "0 passed, 0 failed")
  }

  @Test func aFileThatIsWrongIsNotRunAndTheOthersAre() async throws {
    let fixture = CaseFixture([
      "t/a.test.yaml": "pipeline: ../daily.yaml\ntests: [{name: a, expect: {}}]",
      "t/b.test.yaml": "pipeline: ../daily.yaml\ntests: [{name: b, expect: {count: 1}}]",
    ])
    let report = try await fixture.run("t")
    #expect(report.results.map(\.file) == ["t/b.test.yaml"])
    #expect(report.problems.map(\.file) == ["t/a.test.yaml"])
    #expect(report.outcome == .invalid)
    #expect(report.sources.map(\.name) == ["t/a.test.yaml", "t/b.test.yaml", "t/../daily.yaml"])
  }

  @Test func neverLetsADocumentWriteToTheTerminal() async throws {
    let report = try await CaseFixture(
      tests: """
        tests:
          - name: "a\\e[2Jb"
            stage: long
            input: [{id: "x\\ny", text: "one\\n\\ntwo\\e[31m \\u202Ethree"}]
            expect: {count: 2, all: {text: "\\u0007"}}
        """
    ).run()
    #expect(report.results.count == 1)
    let scalars = report.description.unicodeScalars
    #expect(
      scalars.allSatisfy {
        $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory)
      })
    #expect(report.description.contains("came out:\n      x y  'one  two [31m three'\n"))
  }
}
