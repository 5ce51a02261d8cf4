import Foundation
import PipeEngine
import PipeKit
import PipeState
import Testing

@Suite struct PruneTests {
  private func run(_ store: SQLiteRunStore, _ status: RunRecord.Status, from start: Int64) throws {
    _ = try store.begin(
      RunRecord(status: status, started: time(start), ended: time(start + 1)))
  }

  @Test func removesWhatIsOlder() throws {
    let store = try Scratch().open()
    for start in [Int64(0), 10, 20] { try run(store, .done, from: start) }
    try store.add([.sample("old", at: 5), .sample("new", at: 15)])
    try store.commit(
      [(entry("s", .seen, "old"), 1), (entry("s", .position, "old"), 1)], at: time(5))
    try store.commit([(entry("s", .seen, "new"), 1)], at: time(11))
    let counts = try store.prune(before: time(11))
    #expect(counts == (1, 1, 2))
    #expect(try store.runs(limit: 9).map(\.id) == [3, 2])
    #expect(try store.deadLetters(stage: nil, after: 0, limit: 9).map(\.name) == ["new"])
    #expect(try store.notes(.seen).map(\.entry.key) == ["new"])
    let again = try store.prune(before: time(11))
    #expect(again == (0, 0, 0))
  }

  @Test func aNoteThatIsTouchedAgainStays() throws {
    let store = try Scratch().open()
    for at in [Int64(0), 50] { try store.commit([(entry("s", .seen, "k"), 1)], at: time(at)) }
    #expect(try store.prune(before: time(40)).notes == 0)
  }

  @Test func keepsTheNewestRun() throws {
    let store = try Scratch().open()
    for start in [Int64(0), 10] { try run(store, .done, from: start) }
    #expect(try store.prune(before: time(1000)).runs == 1)
    #expect(try store.runs(limit: 9).map(\.id) == [2])
    #expect(try store.begin(RunRecord(started: time(0))) == 3)
  }

  @Test func keepsWhatAnUnfinishedRunNeeds() throws {
    let store = try Scratch().open()
    try run(store, .done, from: 0)
    try run(store, .failed, from: 10)
    let kinds = NoteKind.allCases
    try store.commit(kinds.map { (entry("s", $0, "own"), 1) }, at: time(12))
    try store.commit([(entry("s", .seen, "before"), 1)], at: time(5))
    try store.add([.sample("own", run: 2), .sample("other", run: 1)])
    try run(store, .done, from: 20)
    let counts = try store.prune(before: time(1000))
    #expect(counts == (1, 1, 1))
    #expect(try store.runs(limit: 9).map(\.id) == [3, 2])
    for kind in kinds { #expect(try store.note(entry("s", kind, "own")) == 1) }
    #expect(try store.deadLetters(stage: nil, after: 0, limit: 9).map(\.name) == ["own"])
  }

  @Test func givesTheSpaceBack() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    try store.commit(
      (0..<4000).map { (entry("s", .seen, "https://example.org/\($0)"), 1) }, at: time(0))
    func size() throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path)
      return (attributes[.size] as? NSNumber)?.intValue ?? 0
    }
    store.close()
    let before = try size()
    let again = try scratch.open()
    #expect(try again.prune(before: time(1)).notes == 4000)
    #expect(before > 200_000)
    #expect(try size() < 80_000)
  }
}
