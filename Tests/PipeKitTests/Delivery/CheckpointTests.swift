import PipeKit
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
}
