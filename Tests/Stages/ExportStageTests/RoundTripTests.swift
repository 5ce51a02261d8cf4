import ExportStage
import FetchStage
import Foundation
import PipeEngine
import PipeKit
import PipeTesting
import Testing

/// What was exported and is read by `fetch` is what it was.
@Suite struct RoundTripTests {
  private static let pieces = [
    "a", "b ", " c", ";", ",", "|", "'", "=", "\"", "\n", "\r\n", "[", "]", "京", "\t", "-", "\\",
    "@",
    "😀", "{", "1",
  ]

  /// Documents whose values have whatever formats treat in a special way.
  private static func odd(_ seed: UInt64) -> [Document] {
    var generator = SeededGenerator(seed: seed)
    func text() -> String {
      while true {
        let text = (0..<Int.random(in: 1...6, using: &generator))
          .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        if !text.allSatisfy(\.isWhitespace) { return text }
      }
    }
    func texts() -> [String] { (0..<Int.random(in: 0...3, using: &generator)).map { _ in text() } }
    func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
    return (0..<40).map { number in
      Document(
        id: "\(number)" + text(), url: maybe("https://example.org/a;b,c|d?e=\(number)"),
        source: text(), title: maybe(text()), authors: texts(),
        published: maybe(Timestamp(seconds: Int64(number), offset: 60)),
        updated: maybe(Timestamp("2026-11-23") ?? Timestamp(seconds: 0)), language: maybe("de"),
        text: maybe(text()), summary: maybe(text()), labels: texts().map { Label($0) },
        keywords: texts(), image: maybe(Image("https://example.org/1,2;3.jpg")),
        links: texts().map { _ in
          Link("https://example.org/" + (maybe("x;y z,[1]") ?? "plain"))
        },
        metadata: maybe(["a": ["b": [1, "x"]], "c;d": .string(text())]) ?? [:],
        trail: maybe([TrailEntry(stage: "clean", note: text())]) ?? [])
    }
  }

  private func fetched(_ path: String, _ services: Services) async throws -> [Document] {
    let stage = try Fetch.make(yaml: "files: \(path)", hasInput: false)
    let result = try await stage.runAsSource(services: services)
    #expect(result.report.failures.isEmpty)
    return result.output
  }

  @Test(arguments: ["a.csv", "a.tsv", "a.csv.gz", "a.tsv.zst"], [Export.Formulas.escape, .keep])
  func aTableOfAllColumnsIsReadBack(_ path: String, _ formulas: Export.Formulas) async throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let documents = Self.odd(seed)
      let test = TestServices()
      let options = try Export.Options(to: path) {
        $0.fields = Export.Field.allCases.filter { $0 != .body }
        $0.formulas = formulas
      }
      let outcome = await export(options, documents, services: test.services)
      #expect(outcome.error == nil)
      let found = try await fetched(path, test.services)
      #expect(found.count == documents.count)
      for (one, other) in zip(found, documents) { #expect(one == other, "seed \(seed)") }
    }
  }

  @Test(arguments: ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.json", "a.json.gz", "a.json.zst"])
  func linesAndArraysAreReadBack(_ path: String) async throws {
    let documents = Samples.news + [Samples.hostile] + Self.odd(4)
    let test = TestServices()
    let options = try Export.Options(to: path)
    _ = await export(options, documents, services: test.services)
    // One without a source gets the file as its own.
    let expected = documents.map { document in
      var document = document
      document.source = document.source ?? path
      return document
    }
    #expect(try await fetched(path, test.services) == expected)
  }

  @Test(arguments: ["a.jsonl", "a.json"]) func fieldsInAnyOrderAreReadBack(
    _ path: String
  ) async throws {
    let test = TestServices()
    let options = try Export.Options(to: path) { $0.fields = [.title, .url, .source] }
    _ = await export(options, Samples.news, services: test.services)
    let found = try await fetched(path, test.services)
    #expect(found.map(\.title) == Samples.news.map(\.title))
    #expect(found.map(\.url) == Samples.news.map(\.url))
  }

  @Test func anArrayOfNothingIsReadBack() async throws {
    let test = TestServices()
    _ = await export(try Export.Options(to: "a.json"), [], services: test.services)
    #expect(try await fetched("a.json", test.services) == [])
  }

  @Test(arguments: [false, true])
  func aDatabaseIsReadBack(_ search: Bool) async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/a.db"
    let services = Services(clock: TestClock(), files: LocalFileSystem(), http: TestHTTPClient())
    var documents = Samples.news + [Samples.hostile] + Self.odd(5)
    documents.append(Document(id: "nul", source: "x", text: "a\u{0}b"))
    let options = try Export.Options(to: path) { $0.search = search }
    _ = await export(options, documents, services: services)
    let found = try await fetched(path, services)
    for (one, other) in zip(found, documents) {
      var expected = other
      expected.source = other.source ?? one.source
      #expect(one == expected)
    }
    #expect(found.count == documents.count)
    #expect(found[4].source?.hasSuffix("a.db") == true)
  }

  @Test func aDatabaseOfOthersIsRefused() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/a.db"
    let services = Services(clock: TestClock(), files: LocalFileSystem(), http: TestHTTPClient())
    _ = await export(try Export.Options(to: path), [], services: services)
    #expect(try await fetched(path, services) == [])
    try FileManager.default.removeItem(atPath: path)
    let other = Process()
    other.executableURL = URL(filePath: "/usr/bin/env")
    other.arguments = [
      "python3", "-c",
      "import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute('CREATE TABLE x (y)')",
      path,
    ]
    try other.run()
    other.waitUntilExit()
    let error = await #expect(throws: (any Error).self) {
      try await Fetch.make(yaml: "files: \(path)", hasInput: false).runAsSource(services: services)
    }
    #expect("\(error, default: "-")".contains("'export' has not written"))
  }
}
