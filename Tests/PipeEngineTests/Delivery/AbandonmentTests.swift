import PipeKit
import PipeTesting
import Testing

@testable import PipeEngine

/// A run that is given up is given up wholly, or not at all.
@Suite(.timeLimit(.minutes(10)))
struct AbandonmentTests {
  /// A run that was interrupted when it had put `new` at the end of a file, and had another part.
  private func interrupted(_ path: String = "/memory") throws -> (MemoryRunStore, TestServices) {
    let store = MemoryRunStore(path: path)
    let test = TestServices(files: ["log": "old\nnew\n", "part": "text"])
    let hash = ContentHash("new\n".utf8.span).text
    _ = try store.begin(
      RunRecord(started: Timestamp(seconds: 0), report: ["state": "/memory"]))
    try store.commit(
      [
        (Checkpoint.Entry(stage: "source", kind: .position, key: "next"), 3),
        (
          Checkpoint.Entry(stage: "log", kind: .output, key: "file"),
          [
            "part": "gone", "length": 4, "append": "log", "base": 4, "hash": .string(hash),
          ]
        ),
        (
          Checkpoint.Entry(stage: "page", kind: .output, key: "file"),
          ["part": "part", "length": 4]
        ),
      ], at: Timestamp(seconds: 0))
    return (store, test)
  }

  private let plan = Plan(name: "test", stages: [])

  @Test func takesBackWhatTheRunHasLeft() throws {
    let (store, test) = try interrupted()
    _ = try Delivery(plan, store: store, services: test.services, startsOver: true)
    #expect(test.files.text(of: "log") == "old\n")
    #expect(test.files.paths == ["log"])
    #expect(try store.runs(limit: 9).map(\.status) == [.running, .abandoned])
  }

  @Test func isFinishedByTheNextRunWhereverItWasInterrupted() throws {
    for call in 1... {
      let (store, test) = try interrupted()
      let fault = OneFault(at: call)
      test.files.setFault { fault.fault($0, $1) }
      let isDone =
        (try? Delivery(plan, store: store, services: test.services, startsOver: true)) != nil
      test.files.setFault(nil)
      if isDone { break }
      #expect(try store.unfinishedRun()?.status == .abandoning, "call \(call)")
      // It does not go on with what is half taken back, though nobody asks for a fresh start.
      let next = try Delivery(plan, store: store, services: test.services)
      if case .continued = next.beginning { Issue.record("it went on, call \(call)") }
      #expect(test.files.text(of: "log") == "old\n", "call \(call)")
      #expect(test.files.paths == ["log"], "call \(call)")
      #expect(call < 100)
    }
  }

  @Test(arguments: ["old\nnew\nother\n", "old\nelse", "old\nnew", "old\n", "ol"])
  func leavesAloneWhatIsNotItsOwn(_ content: String) throws {
    let (store, test) = try interrupted()
    test.files.put(content, at: "log")
    _ = try Delivery(plan, store: store, services: test.services, startsOver: true)
    #expect(test.files.text(of: "log") == content)
  }

  @Test func leavesTheFilesOfACopiedStateAlone() throws {
    let (store, test) = try interrupted("/copy")
    let error = #expect(throws: StageError.self) {
      try Delivery(plan, store: store, services: test.services)
    }
    #expect(error?.code == .staleResults)
    #expect(error?.message.contains("copied or moved") == true)
    _ = try Delivery(plan, store: store, services: test.services, startsOver: true)
    #expect(test.files.text(of: "log") == "old\nnew\n")
    #expect(test.files.paths == ["log", "part"])
  }

  @Test func removesHiddenFilesThatWereCopiedAlongWithTheState() throws {
    let store = MemoryRunStore(path: "/copy/.pipe/p.sqlite")
    let files = MemoryFileSystem(workingDirectory: "/copy")
    let hidden = ["/copy/out/.a.pipe-part", "/original/out/.a.pipe-part", "/shared/.b.pipe-part"]
    for path in hidden + ["/copy/p.yaml", "/original/p.yaml"] { files.put("x", at: path) }
    let report: JSONObject = [
      "state": "/original/.pipe/p.sqlite", "file": "p.yaml", "path": "/original/p.yaml",
    ]
    _ = try store.begin(RunRecord(started: Timestamp(seconds: 0), report: report))
    for (index, path) in hidden.dropFirst().enumerated() {
      let entry = Checkpoint.Entry(stage: "a\(index)", kind: .output, key: "export")
      try store.commit([(entry, ["part": .string(path)])], at: Timestamp(seconds: 0))
    }
    let services = Services(clock: TestClock(), files: files, http: TestHTTPClient())
    let plan = Plan(name: "p", stages: [])
    _ = try Delivery(plan, store: store, services: services, file: "p.yaml", startsOver: true)
    #expect(files.text(of: "/copy/out/.a.pipe-part") == nil)
    #expect(files.text(of: "/original/out/.a.pipe-part") == "x")
    #expect(files.text(of: "/shared/.b.pipe-part") == "x")
  }

  @Test(arguments: ["new\n", "else"])
  func takesBackWhatItHadAddedToFilesThatWereMovedAlongWithTheState(_ added: String) throws {
    let store = MemoryRunStore(path: "/new/.pipe/p.sqlite")
    let files = MemoryFileSystem(workingDirectory: "/new")
    for path in ["/old/out/log", "/new/out/log"] { files.put("old\n" + added, at: path) }
    files.put("digest", at: "/new/out/own.md")
    _ = try store.begin(
      RunRecord(started: Timestamp(seconds: 0), report: ["state": "/old/.pipe/p.sqlite"]))
    let note: JSON = [
      "part": "/old/out/.log.pipe-part", "length": 4, "append": "/old/out/log", "base": 4,
      "hash": .string(ContentHash("new\n".utf8.span).text), "own": "/old/out/own.md",
    ]
    let entry = Checkpoint.Entry(stage: "log", kind: .output, key: "export")
    try store.commit([(entry, note)], at: Timestamp(seconds: 0))
    let services = Services(clock: TestClock(), files: files, http: TestHTTPClient())
    _ = try Delivery(plan, store: store, services: services, startsOver: true)
    // What is not as it was written stays.
    #expect(files.text(of: "/new/out/log") == (added == "new\n" ? "old\n" : "old\nelse"))
    #expect(files.text(of: "/new/out/own.md") == nil)
    #expect(files.text(of: "/old/out/log") == "old\n" + added)
  }

  @Test func aMoveIsToldByHowTheStatesPathsEnd() {
    let move = StateMove(from: "/a/b/.pipe/p.sqlite", to: "/c/.pipe/p.sqlite")
    #expect(move?.place(of: "/a/b/out/x") == "/c/out/x")
    #expect(move?.place(of: "/a/bb/x") == nil)
    #expect(move?.isInside("/c/out") == true)
    #expect(move?.isInside("/cc") == false)
    #expect(StateMove(from: "/a/p.sqlite", to: "/a/q.sqlite") == nil)
  }

  @Test func removesHiddenFilesOfARunThatWasKilledBeforeItsFirstCheckpoint() throws {
    let store = MemoryRunStore()
    let test = TestServices(files: ["out/.a.pipe-part": "", "out/.a.pipe-tmp": "half"])
    _ = try store.begin(RunRecord(started: Timestamp(seconds: 0), report: ["state": "/memory"]))
    let memory = StoredMemory(
      stage: "renamed", store: store, run: 1, isContinued: false, clock: test.clock)
    try memory.announce(HiddenFiles(part: "out/.a.pipe-part", temporary: "out/.a.pipe-tmp"))
    // That is nothing to go on with, and so it is not given up by anybody.
    let delivery = try Delivery(plan, store: store, services: test.services)
    if case .continued = delivery.beginning { Issue.record("it went on") }
    #expect(test.files.paths.isEmpty)
  }

  @Test func hiddenFilesAreNamedAfterThePlaceOfTheStateWithoutTellingIt() {
    func label(_ path: String) -> String {
      StoredMemory(
        stage: "export", store: MemoryRunStore(path: path), run: 1, isContinued: false,
        clock: TestClock()
      ).label
    }
    #expect(label("/one/.pipe/news.sqlite") == label("/one/.pipe/news.sqlite"))
    #expect(label("/one/.pipe/news.sqlite") != label("/two/.pipe/news.sqlite"))
    #expect(label("/one/.pipe/news.sqlite").hasPrefix("memory01-"))
    #expect(!label("/one/.pipe/news.sqlite").contains("/"))
  }

  @Test func seesChangesThatChangeResults() throws {
    let step = Plan.Step(Each { _ in .pass }, id: "work")
    var keeping = step
    keeping.policy = .keep
    let plan = Plan(name: "test", stages: [step])
    let before = plan.fingerprints(salt: 1)
    var smaller = plan
    smaller.maxDocument = 300
    #expect(
      smaller.fingerprints(salt: 1).changes(from: before) == ["'max_document' has other options"])
    #expect(
      Plan(name: "test", stages: [keeping]).fingerprints(salt: 1).changes(from: before)
        == ["'work' has other options"])
    #expect(plan.fingerprints(salt: 1).changes(from: before).isEmpty)
  }
}
