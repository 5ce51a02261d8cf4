import PipeEngine
import PipeKit
import PipeState
import Testing

@Suite struct NoteTests {
  @Test func replacesAndRemovesNotes() throws {
    let store = try Scratch().open()
    let a = entry("fetch", .seen, "a")
    #expect(try store.note(a) == nil)
    try store.commit([(a, ["x": 1]), (entry("fetch", .seen, "b"), nil)], at: time(0))
    #expect(try store.note(a) == ["x": 1])
    try store.commit([(a, nil)], at: time(1))
    #expect(try store.note(a) == nil)
    try store.commit([(a, .null)], at: time(2))
    #expect(try store.note(a) == .null)
    try store.commit([], at: time(3))
  }

  @Test func tellsKeysApartByAllTheirBytes() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    let keys = [
      "", "a", "a\0", "a\0b", "\0", "A", "ä", "雨", "a b", String(repeating: "x", count: 9000),
    ]
    try store.commit(
      keys.enumerated().map { (entry("s\0t", .validator, $1), .number(.init($0))) }, at: time(0))
    store.close()
    let again = try scratch.open(.read)
    for (index, key) in keys.enumerated() {
      #expect(try again.note(entry("s\0t", .validator, key)) == .number(.init(index)))
    }
    #expect(try again.note(entry("s", .validator, "a")) == nil)
    #expect(try again.notes(.validator).count == keys.count)
    try #expect(again.notes(.seen).isEmpty)
  }

  @Test func listsNotesOfAKindByStageAndKey() throws {
    let store = try Scratch().open()
    let order = [("a", "x"), ("a", "y"), ("b", "w"), ("b", "z")]
    try store.commit(
      order.reversed().map { (entry($0, .seen, $1), true) } + [(entry("a", .validator, "x"), 1)],
      at: time(0))
    #expect(try store.notes(.seen).map(\.entry) == order.map { entry($0, .seen, $1) })
  }

  @Test(arguments: [RunRecord.Status.done, .abandoned])
  func endsNotesWithTheirRun(_ end: RunRecord.Status) throws {
    let store = try Scratch().open()
    let id = try store.begin(RunRecord(started: time(0)))
    try store.commit(
      NoteKind.allCases.map { (entry("s", $0, "k"), .string($0.rawValue)) }, at: time(1))
    for status in [RunRecord.Status.stopped, .failed, .running] {
      try store.update(RunRecord(id: id, status: status, started: time(0)))
      for kind in NoteKind.allCases {
        #expect(try store.note(entry("s", kind, "k")) == .string(kind.rawValue))
      }
    }
    try store.update(RunRecord(id: id, status: end, started: time(0)))
    #expect(try store.note(entry("s", .position, "k")) == nil)
    #expect(try store.note(entry("s", .output, "k")) == nil)
    #expect(try store.note(entry("s", .seen, "k")) == "seen")
    #expect(try store.note(entry("s", .validator, "k")) == "validator")
  }

  @Test func leavesTheNotesOfARunThatWaitsAlone() throws {
    let store = try Scratch().open()
    let position = entry("s", .position, "k")
    let first = try store.begin(RunRecord(status: .stopped, started: time(0)))
    try store.commit([(position, 1)], at: time(1))
    let retry = try store.begin(RunRecord(kind: .retry, started: time(2)))
    #expect(try store.note(position) == nil)
    try store.commit([(position, 2)], at: time(3))
    #expect(try store.notes(.position).map(\.value) == [2])
    try store.update(RunRecord(id: retry, status: .done, started: time(2)))
    #expect(try store.unfinishedRun()?.id == first)
    #expect(try store.note(position) == 1)
  }

  @Test func isReadAndWrittenByManyTasksAtOnce() async throws {
    let store = try Scratch().open()
    try await withThrowingTaskGroup { group in
      for task in 0..<8 {
        group.addTask {
          for index in 0..<10 {
            let entry = entry("\(task)", .seen, "\(index)")
            try store.commit([(entry, .number(.init(index)))], at: time(0))
            #expect(try store.note(entry) == .number(.init(index)))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.notes(.seen).count == 80)
  }
}
