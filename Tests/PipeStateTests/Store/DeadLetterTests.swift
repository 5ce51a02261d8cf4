import PipeEngine
import PipeKit
import PipeState
import Testing

@Suite struct DeadLetterTests {
  @Test func keepsEveryField() throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    var letters = [DeadLetter.sample("a"), .sample("b\0c", stage: "s\0"), .sample("d", run: 3)]
    letters[1].document = nil
    letters[1].hint = nil
    letters[2].attempts = 4
    try store.add(letters)
    try store.add([])
    for index in letters.indices { letters[index].id = Int64(index + 1) }
    store.close()
    let again = try scratch.open(.read)
    #expect(try again.deadLetters(stage: nil, after: 0, limit: 10) == letters)
    for letter in letters { #expect(try again.deadLetter(letter.id) == letter) }
    #expect(try again.deadLetter(4) == nil)
  }

  @Test func countsAttemptsByRun() throws {
    let store = try Scratch().open()
    try store.add([.sample("a", run: 1, at: 10), .sample("b", run: 1, at: 10)])
    var again = DeadLetter.sample("a", run: 1, at: 20)
    again.document = nil
    again.code = "parse"
    again.message = "other"
    again.hint = nil
    try store.add([again])
    var stored = try #require(try store.deadLetter(1))
    #expect(stored.attempts == 1)
    #expect(stored.first == time(10))
    #expect(stored.last == time(20))
    // What was kept can be tried again, whatever the failure has brought.
    #expect(stored.document == DeadLetter.sample("a").document)
    #expect([stored.code, stored.message, stored.hint] == ["parse", "other", nil])
    try store.add([.sample("a", run: 2, at: 30), .sample("a", run: 2, at: 31)])
    stored = try #require(try store.deadLetter(1))
    #expect(stored.attempts == 2)
    #expect(stored.run == 2)
    #expect(stored.first == time(10))
    #expect(try store.deadLetter(2)?.attempts == 1)
    var often = DeadLetter.sample("b", run: 2, at: 40)
    often.attempts = 3
    try store.add([often])
    #expect(try store.deadLetter(2)?.attempts == 4)
    #expect(try store.deadLetters(stage: nil, after: 0, limit: 9).count == 2)
  }

  @Test func pagesAndFiltersByStage() throws {
    let store = try Scratch().open()
    try store.add((1...6).map { .sample("\($0)", stage: $0 % 2 == 0 ? "even" : "odd") })
    func ids(_ stage: String?, _ after: Int64, _ limit: Int) throws -> [Int64] {
      try store.deadLetters(stage: stage, after: after, limit: limit).map(\.id)
    }
    #expect(try ids(nil, 0, 2) == [1, 2])
    #expect(try ids(nil, 2, 2) == [3, 4])
    #expect(try ids(nil, 6, 2) == [])
    #expect(try ids("odd", 1, 9) == [3, 5])
    #expect(try ids("none", 0, 9) == [])
    #expect(try ids(nil, 0, 0) == [])
    let counts = try store.deadLetterCounts()
    #expect(counts.map(\.stage) == ["even", "odd"])
    #expect(counts.map(\.count) == [3, 3])
  }

  @Test func findsALetterByStageAndName() throws {
    let store = try Scratch().open()
    try store.add([
      .sample("a\0b", stage: "s"), .sample("a\0b", stage: "t"), .sample("c", stage: "s"),
    ])
    #expect(try store.deadLetter(of: "a\0b", in: "t")?.id == 2)
    #expect(try store.deadLetter(of: "a", in: "t") == nil)
    #expect(try store.deadLetter(of: "c", in: "t") == nil)
  }

  @Test func handsOverWhatNamesEachLetter() throws {
    let store = try Scratch().open()
    var letters = (0..<1000).map { DeadLetter.sample("\($0)", run: Int64($0 % 3)) }
    letters[7].document = nil
    try store.add(letters)
    var keys: [DeadLetterKey] = []
    try store.forEachDeadLetter { keys.append($0) }
    let stored = try store.deadLetters(stage: nil, after: 0, limit: 2000)
    #expect(keys.map(\.id) == stored.map(\.id))
    #expect(keys.map(\.stage) == stored.map(\.stage))
    #expect(keys.map(\.hasDocument) == stored.map { $0.document != nil })
    #expect(keys.map(\.name) == letters.map(\.name))
    #expect(keys.map(\.run) == letters.map(\.run))
    #expect(keys.filter { !$0.hasDocument }.map(\.id) == [8])
  }

  @Test func neverGivesANumberTwice() throws {
    let store = try Scratch().open()
    try store.add([.sample("a"), .sample("b")])
    try store.removeDeadLetters([1, 2, 99, -1])
    try store.removeDeadLetters([])
    #expect(try store.deadLetters(stage: nil, after: 0, limit: 9).isEmpty)
    try store.add([.sample("a")])
    #expect(try store.deadLetters(stage: nil, after: 0, limit: 9).map(\.id) == [3])
  }
}
