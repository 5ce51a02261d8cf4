import PipeKit
import PipeTesting
import Testing

/// What runs in a test, and what it can reach.
@Suite struct CaseRunTests {
  private func check(
    _ test: String, pipeline: String = CaseFixture.pipeline, files: [String: String] = [:]
  ) async throws -> CaseFixture {
    var all = files
    all["daily.yaml"] = pipeline
    all["daily.test.yaml"] = "tests:\n  - name: a\n" + test.indented(by: 4)
    let fixture = CaseFixture(all)
    let report = try await fixture.run()
    #expect(report.findings == [])
    #expect(report.differences == [])
    return fixture
  }

  @Test func runsTheStagesFromOneToAnotherAndNoOthers() async throws {
    let pipeline = """
      stages:
        - lines: {file: "${NOWHERE}"}
        - long
        - title: {to: first}
        - title: {to: second}
          id: other
        - title: {to: third}
        - keep: {to: "${NOWHERE}"}
      """
    let input = "input: [{id: a, text: a text}, {id: b, text: b}]\n"
    let cases = [
      ("{from: long, to: title}", "{documents: [{id: a, title: first}]}"),
      ("{stage: title}", "{all: {title: first}, count: 2}"),
      ("{stage: other}", "{all: {title: second}, count: 2}"),
      ("{from: long, to: title-2}", "{documents: [{title: third}]}"),
      ("{stage: title-2}", "{all: {title: third}, count: 2}"),
      ("{to: title}", "{documents: [{id: '2', title: first}]}"),
    ]
    for (range, expect) in cases {
      let isFirst = range == "{to: title}"
      _ = try await check(
        """
        \(range.dropFirst().dropLast().replacing(", ", with: "\n"))
        \(isFirst ? "environment: {NOWHERE: in.txt}\n" : input)expect: \(expect)
        """, pipeline: pipeline)
    }
  }

  @Test func writesNothing() async throws {
    let fixture = try await check("expect: {count: 1}")
    #expect(fixture.files.paths == ["daily.test.yaml", "daily.yaml", "in.txt"])
  }

  @Test func laysFilesOverTheRealOnes() async throws {
    _ = try await check(
      """
      mocks:
        files: {in.txt: "a first line\\na second line"}
      expect: {documents: [{text: a first line}, {text: a second line}]}
      """)
    _ = try await check(
      """
      mocks: {files: {in.txt: {file: cases/other.txt}}}
      expect: {documents: [{text: another line}]}
      """, files: ["cases/other.txt": "another line"])
  }

  @Test func answersForTheNetwork() async throws {
    let pipeline = """
      stages:
        - get:
            pages: [https://example.org/a, https://example.org/b, https://example.org/c]
            token: ${TOKEN}
          retry: {attempts: 2}
          timeout: 5s
      """
    _ = try await check(
      """
      environment: {TOKEN: x}
      mocks:
        pages:
          https://example.org/a: <html>A page</html>
          https://example.org/b: {status: 404, body: gone, headers: {content-type: text/x-gone}}
          https://example.org/c: {file: c.json}
      expect:
        documents:
          - {text: {contains: A page}, metadata.status: 200, metadata.type: {starts_with: text/html}}
          - {text: gone, metadata.status: 404, metadata.type: text/x-gone}
          - {text: {contains: '"c"'}, metadata.type: {contains: json}}
      """, pipeline: pipeline, files: ["c.json": "{\"c\": 1}"])
    _ = try await check(
      """
      environment: {TOKEN: x}
      mocks: {pages: {https://example.org/b: b}}
      expect: {count: 1, failed: [https://example.org/a, https://example.org/c]}
      """, pipeline: pipeline)
  }

  @Test func letsAStageThatCanBeginReadDocumentsInstead() async throws {
    _ = try await check(
      """
      input: [{url: https://example.org/x}]
      mocks: {pages: {https://example.org/x: x}}
      expect: {documents: [{id: https://example.org/x, text: x}]}
      """, pipeline: "stages: [get]")
  }

  @Test func timeStandsStillAndLimitsNeverPass() async throws {
    let pipeline = "stages:\n  - title:\n    timeout: 1ms\n"
    _ = try await check(
      "input: [{id: a}, {id: b}]\nexpect: {all: {title: 2026-01-01T00:00:00Z}, count: 2}",
      pipeline: pipeline)
    _ = try await check(
      """
      now: 2026-11-23T08:00:00Z
      input: [{id: a, published: 2026-11-22}]
      expect: {documents: [{title: 2026-11-23T08:00:00Z, published: {after: 2d}}]}
      """, pipeline: pipeline)
  }

  @Test func setsOptions() async throws {
    _ = try await check(
      """
      set: {long.min_length: 1, title.to: Other}
      expect: {count: 2, all: {title: Other}, dropped: 0}
      """)
  }

  @Test func readsDocumentsFromAFile() async throws {
    _ = try await check(
      """
      stage: long
      input_file: cases/in.jsonl
      expect: {documents: [{id: a, metadata.section: world}]}
      """,
      files: [
        "cases/in.jsonl": """
        {"id": "a", "text": "long enough", "metadata": {"section": "world"}}

        {"id": "b"}
        """
      ])
  }

  @Test func readsDocumentsInTheirJSONForm() async throws {
    _ = try await check(
      """
      stage: title
      input:
        - id: 7
          url: https://example.org/7
          title: 1984
          authors: [Ann, Bob]
          published: 2026-11-23T09:30:00+01:00
          text: |
            One paragraph.

            Another.
          labels: [{name: politics, score: 0.5}]
          metadata: {section: world, n: 3}
      expect:
        documents:
          - {id: '7', author: bob, published: 2026-11-23, topic: politics, words: 3, metadata.n: {min: 3}}
      """)
  }
}

extension String {
  fileprivate func indented(by count: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
  }
}
