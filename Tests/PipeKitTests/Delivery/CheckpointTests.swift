import PipeKit
import Synchronization
import Testing

struct CheckpointTests {
  @Test func whatCameThroughNowhereIsForgottenAndOutputsAreKept() {
    let recovery = Recovery([Recovery.Letter("a", id: 1)])
    let held = Checkpoint(number: 1)
    held.passed(recovery.find(in: [Document(id: "a")]), in: recovery)
    held.note(1, for: "files.0", .position, stage: "fetch")
    held.note(["length": 7], for: "export", .output, stage: "export")
    let last = Checkpoint(number: 2)
    last.absorb(held)
    #expect(last.passed.map(\.found) == [[0]])
    last.keepOnlyOutputs()
    #expect(last.passed.isEmpty)
    #expect(last.notes.map(\.entry.key) == ["export"])
  }

  @Test func whatIsDoneAroundTheCommitComesInItsOrderAndWhatIsSharedOnce() async throws {
    let done = Mutex<[String]>([])
    let last = Checkpoint()
    for stage in ["a", "b"] {
      last.at(.settled) { done.withLock { $0.append("settle \(stage)") } }
      last.at(.published, once: "out") { done.withLock { $0.append("sync by \(stage)") } }
      last.at(.published, once: stage) { done.withLock { $0.append("sync \(stage)") } }
      last.at(.committed) { done.withLock { $0.append("publish \(stage)") } }
      last.at(.beforeCommit, once: "out") { done.withLock { $0.append("keep by \(stage)") } }
    }
    try await last.end { done.withLock { $0.append("commit") } }
    #expect(
      done.withLock { $0 } == [
        "keep by a", "commit", "publish a", "publish b", "sync by a", "sync a", "sync b",
        "settle a", "settle b",
      ])
  }

  @Test func whatFailsBeforeTheCommitKeepsItFromBeingCommitted() async {
    let last = Checkpoint()
    let isCommitted = Mutex(false)
    last.at(.beforeCommit) { throw StageError(.file, "made up") }
    await #expect(throws: StageError.self) {
      try await last.end { isCommitted.withLock { $0 = true } }
    }
    #expect(!isCommitted.withLock { $0 })
  }
}
