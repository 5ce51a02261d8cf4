import PipeEngine
import PipeKit
import PipeTesting
import Testing

@testable import FetchStage

/// How files are gone on with of which some are gone, or new, and that their paths are not stored.
@Suite(.timeLimit(.minutes(10)))
struct PassedNamesTests {
  private static let secret = "s3cret-t0ken"
  private static let line = String(repeating: "x", count: 5000)

  private static func lines(_ name: String, _ count: Int) -> String {
    (0..<count).map { #"{"id":"\#(name)\#($0)","text":"\#(line)"}"# + "\n" }.joined()
  }

  private static func ids(_ name: String, _ count: Int) -> [String] {
    (0..<count).map { "\(name)\($0)" }
  }

  private static func id(_ path: String) -> String { Document.stableID(url: nil, guid: path) }

  @Test(arguments: [
    "{files: 'in/*_s3cret-t0ken/*.txt'}", "{jsonl: 'in/*_s3cret-t0ken/*.jsonl'}",
    "{jsonl: 'in/*_s3cret-t0ken/*.jsonl', only_new: true}",
    "{files: in}", "{jsonl: in/a_s3cret-t0ken/1.jsonl}",
  ])
  func noPathIsInTheState(yaml: String) async throws {
    var files: [String: String] = [:]
    for number in 1...3 {
      files["in/a_\(Self.secret)/\(number).txt"] = "text \(number)"
      files["in/a_\(Self.secret)/\(number).jsonl"] = Self.lines("\(number)-", 40)
    }
    let runs = RememberedRuns(TestServices(files: files))
    try await runs.interrupt(yaml, at: yaml.contains("*.txt") ? 3 : 39)
    let text = try runs.stateText()
    #expect(text.contains("places"))
    #expect(!text.contains(Self.secret), "\(text)")
    #expect(!text.contains("in/"), "\(text)")
    try await runs.run(yaml)
    #expect(try !runs.stateText().contains(Self.secret))
    #expect(Set(runs.kept).count == runs.kept.count)
  }

  private static let paths = (100..<340).map { "in/\($0).txt" }

  private func runs() -> RememberedRuns {
    RememberedRuns(
      TestServices(files: Dictionary(uniqueKeysWithValues: Self.paths.map { ($0, "text \($0)") })))
  }

  @Test(arguments: [1, 2, 63, 64, 65, 128, 200, 239])
  func everyFileIsBroughtInOnceThoughAllThatAreDoneAreGone(number: Int) async throws {
    let runs = runs()
    try await runs.interrupt("files: in", at: number + 1)
    // As somebody does who removes what has been read.
    for path in Self.paths.prefix(number) { try runs.test.files.remove(path) }
    let report = try await runs.run("files: in")
    #expect(report.failures.isEmpty)
    // What was done but not yet committed is gone with its file.
    let kept = runs.kept
    #expect(Set(kept).count == kept.count)
    #expect(Set(kept).isSuperset(of: Self.paths.dropFirst(number).map(Self.id)))
  }

  @Test func aRunIsInterruptedAgainAndAgain() async throws {
    let runs = runs()
    for _ in 0..<5 { try await runs.interrupt("files: in", at: 20) }
    try await runs.run("files: in")
    #expect(runs.kept == Self.paths.map(Self.id))
  }

  @Test func filesThatAreNewAreBroughtInWhereverTheyStand() async throws {
    let runs = runs()
    try await runs.interrupt("files: in", at: 100)
    let new = ["in/000.txt", "in/150a.txt", "in/999.txt"]
    for path in new { runs.test.files.put("new", at: path) }
    try await runs.run("files: in")
    #expect(runs.kept.count == 243)
    #expect(Set(runs.kept) == Set((Self.paths + new).map(Self.id)))
  }

  @Test func aNewFileBeforeTheOneThatIsBeingReadDoesNotMakeItsLinesComeTwice() async throws {
    let runs = RememberedRuns(TestServices(files: ["in/b.jsonl": Self.lines("b", 60)]))
    try await runs.interrupt("files: in", at: 50)
    runs.test.files.put(Self.lines("a", 60), at: "in/a.jsonl")
    // In the new file, while the place in the other is still needed.
    try await runs.interrupt("files: in", at: 30)
    try await runs.run("files: in")
    #expect(runs.kept.count == 120)
    #expect(Set(runs.kept) == Set(Self.ids("a", 60) + Self.ids("b", 60)))
  }

  @Test func aFileThatIsGoneWhileItWasBeingReadIsToldAsFailed() async throws {
    let runs = RememberedRuns(
      TestServices(files: [
        "in/a.jsonl": Self.lines("a", 60), "in/b.jsonl": Self.lines("b", 60),
      ]))
    try await runs.interrupt("files: in", at: 50)
    try runs.test.files.remove("in/a.jsonl")
    let report = try await runs.run("files: in")
    #expect(report.failures.map(\.document) == ["in"])
    #expect("\(report.failures)".contains("a file is gone that was read up to line"))
    let kept = runs.kept
    let first = kept.count - 60
    #expect(first > 0 && first < 60)
    #expect(kept == Self.ids("a", first) + Self.ids("b", 60))
  }

  @Test func pathsThatOnlyUnicodeTakesForOneAreTwo() throws {
    let passed = try PassedNames("files.0", nil, salt: "salt")
    let other = try PassedNames("files.0", nil, salt: "pepper")
    #expect(passed.name(of: "in/\u{E9}.txt") != passed.name(of: "in/e\u{301}.txt"))
    #expect(passed.name(of: "in/a") == passed.name(of: "in/a"))
    #expect(passed.name(of: "in/a") != other.name(of: "in/a"))
  }

  @Test func whatAnotherVersionHasNotedIsNotMisread() async throws {
    let runs = runs()
    try await runs.interrupt("files: in", at: 100)
    let entry = Checkpoint.Entry(stage: "fetch", kind: .position, key: "files.0")
    try runs.store.commit(
      [(entry, ["count": 3, "after": "3:100.txt"])], at: runs.test.clock.now())
    let error = await #expect(throws: StageError.self) { try await runs.run("files: in") }
    #expect(error?.code == .staleResults)
  }
}
