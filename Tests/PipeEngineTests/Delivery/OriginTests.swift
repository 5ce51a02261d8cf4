import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

/// A state belongs to one pipeline file, and an interrupted run to the directory it was begun in.
@Suite struct OriginTests {
  private let plan = Plan(name: "p", stages: [])
  private let store = MemoryRunStore()

  /// Begins a run in a directory of a machine that has some files.
  private func begin(
    _ file: String, in directory: String = "/work", startsOver: Bool = false,
    having files: [String] = []
  ) throws -> Delivery.Beginning {
    let system = MemoryFileSystem(workingDirectory: directory)
    system.put("", at: file)
    for file in files { system.put("", at: file) }
    let services = Services(clock: TestClock(), files: system, http: TestHTTPClient())
    return try Delivery(
      plan, store: store, services: services, file: file, startsOver: startsOver
    ).beginning
  }

  /// Has the run leave something, as one does that is interrupted after a checkpoint.
  private func leaveSomething() throws {
    let entry = Checkpoint.Entry(stage: "fetch", kind: .position, key: "files.0")
    try store.commit([(entry, 1)], at: Timestamp(seconds: 0))
  }

  private func complete() throws {
    var run = try #require(try store.unfinishedRun())
    run.status = .done
    try store.update(run)
  }

  @Test func aRunIsNotGoneOnWithFromAnotherDirectory() throws {
    _ = try begin("/p.yaml", in: "/a")
    try leaveSomething()
    let error = #expect(throws: StageError.self) { try begin("/p.yaml", in: "/b") }
    #expect(error?.code == .staleResults)
    #expect(error?.message.contains("another directory") == true)
    #expect(error?.hint?.contains("go back there") == true)
    #expect(error?.hint?.contains("--fresh") == true)
    #expect(try begin("/p.yaml", in: "/a").isContinued)
    #expect(try !begin("/p.yaml", in: "/b", startsOver: true).isContinued)
  }

  @Test func aRunThatHasLeftNothingIsBegunAnewInAnyDirectory() throws {
    _ = try begin("/p.yaml", in: "/a")
    #expect(try !begin("/p.yaml", in: "/b").isContinued)
  }

  @Test func aStateIsNotUsedForAnotherPipelineFile() throws {
    for isComplete in [false, true] {
      _ = try begin("a/p.yaml")
      if isComplete { try complete() }
      for startsOver in [false, true] {
        let error = #expect(throws: StageError.self) {
          try begin("b/p.yaml", startsOver: startsOver, having: ["a/p.yaml"])
        }
        #expect(error?.code == .staleResults)
        #expect(
          error?.message == "'/memory' remembers the runs of 'a/p.yaml', and this is 'b/p.yaml'")
        #expect(error?.hint?.contains("--state PATH") == true)
      }
    }
  }

  @Test func aFileIsTheSameHoweverItIsNamed() throws {
    _ = try begin("a/p.yaml")
    try complete()
    _ = try begin("/work/a/p.yaml")
    try complete()
    _ = try begin("p.yaml", in: "/work/a")
  }

  @Test func aFolderMayBeMovedOrCopiedAsAWhole() throws {
    _ = try begin("a/p.yaml")
    try complete()
    _ = try begin("a/p.yaml", in: "/new", having: ["/work/a/p.yaml"])
  }

  @Test func aFileMayBeGivenAnotherNameAndThatIsTold() throws {
    _ = try begin("p.yaml")
    try complete()
    guard case .new(let changes) = try begin("q.yaml") else {
      Issue.record("it is no new run")
      return
    }
    #expect(changes == ["its file was 'p.yaml'"])
  }

  @Test func noPathIsStoredThatNeedNotBe() throws {
    _ = try begin("secret/p.yaml", in: "/home/anna")
    let report = try #require(try store.unfinishedRun()).report
    for key in ["place", "directory"] {
      #expect(report[key]?.string?.count == 16)
    }
  }
}
