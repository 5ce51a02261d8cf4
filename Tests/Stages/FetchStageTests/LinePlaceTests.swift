import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import FetchStage

/// How a file of lines is gone on with that may have become another.
@Suite(.timeLimit(.minutes(10)))
struct LinePlaceTests {
  /// Several pieces of lines.
  private static let lines = (0..<60).map {
    #"{"id":"\#($0)","text":"\#(String(repeating: "x", count: 5000))"}"# + "\n"
  }
  private static let ids = (0..<60).map { "\($0)" }
  private let runs: RememberedRuns

  init() {
    runs = RememberedRuns(TestServices(files: ["in.jsonl": Self.lines.joined()]))
  }

  private static let options = ["jsonl: in.jsonl", "{jsonl: in.jsonl, only_new: true}"]

  /// Interrupts a run in the third piece, so that the first is committed.
  private func interrupt(_ yaml: String) async throws {
    try await runs.interrupt(yaml, at: 45)
    #expect(try !runs.store.notes(.position).isEmpty)
  }

  @Test(arguments: options, [true, false])
  func aFileThatWasRewrittenFarBeforeThePlaceIsNotGoneOnWith(
    yaml: String, isMuchLater: Bool
  ) async throws {
    // A file that was changed in the instant before it is opened tells nothing by its time.
    if isMuchLater { runs.test.clock.advance(by: .seconds(60)) }
    try await interrupt(yaml)
    if isMuchLater { runs.test.clock.advance(by: .seconds(60)) }
    let file = try runs.test.files.open("in.jsonl", .read)
    let inode = try file.info().identity
    var bytes = try file.contents(limit: .max, path: "in.jsonl")
    bytes[100] = UInt8(ascii: "y")
    // In place, so that it stays the same file.
    try runs.test.files.open("in.jsonl", .replace).write(bytes)
    #expect(try runs.test.files.info("in.jsonl")?.identity == inode)
    let error = await #expect(throws: StageError.self) { try await runs.run(yaml) }
    #expect(error?.code == .staleResults)
    #expect(error?.hint == "--fresh starts over")
  }

  @Test(arguments: options)
  func aFileThatLinesWereAddedToIsGoneOnWith(yaml: String) async throws {
    runs.test.clock.advance(by: .seconds(60))
    try await interrupt(yaml)
    try runs.test.files.open("in.jsonl", .append).write(Array(#"{"id":"new"}"#.utf8))
    try await runs.run(yaml)
    #expect(runs.kept == Self.ids + ["new"])
  }

  /// Reads a file of so many bytes up to a place, notes it, and goes there again.
  private func readsUntilFound(
    at offset: Int, waiting: Duration = .seconds(60),
    change: (MemoryFileSystem) throws -> Void = { _ in }
  ) throws -> (reads: Int, isFound: Bool) {
    let test = TestServices(files: ["in": Self.lines.joined()])
    test.clock.advance(by: waiting)
    let bytes = try test.files.contents(of: "in")
    func identity() throws -> String? {
      LinePlace.identity(of: try test.files.open("in", .read), now: test.clock.now())
    }
    let before = ContentHash(bytes.span.extracting(0..<offset))
    let place = LinePlace(line: 7, hash: before, identity: try identity())
    let noted = try #require(LinePlace(place.note))
    #expect(noted == place)
    try change(test.files)
    let now = try identity()
    let counter = Counter()
    test.files.setFault { operation, _ in
      if operation == .read { counter.add() }
      return nil
    }
    let file = try test.files.open("in", .read)
    let found = try noted.found(in: file, identity: now)
    if let found {
      #expect(found.line == 7 && found.hash.value == before.value && found.offset == offset)
      var next: [UInt8] = []
      _ = try file.read(into: &next, count: 10)
      #expect(next == Array(bytes[offset...].prefix(10)))
    }
    return (counter.count - (found == nil ? 0 : 1), found != nil)
  }

  @Test(arguments: [64 * 2000, 64 * 2000 + 63])
  func whatIsBeforeThePlaceIsReadOnlyWhereTheFileMayBeAnother(offset: Int) throws {
    let all = Self.lines.joined()
    // Going there, and what is behind the last whole block.
    #expect(try readsUntilFound(at: offset) == (offset % 64 == 0 ? 1 : 2, true))
    // In pieces of 64 KiB.
    #expect(try readsUntilFound(at: offset, waiting: .seconds(1)) == (2, true))
    #expect(
      try readsUntilFound(at: offset) { try $0.open("in", .append).write([0x0A]) } == (2, true))
    #expect(try readsUntilFound(at: offset) { $0.put(all, at: "in") } == (2, true))
    #expect(
      try readsUntilFound(at: offset) { $0.put(String(all.dropLast(200_000)), at: "in") }.isFound
        == false)
  }

  @Test func whatWasNotedOtherwiseIsNoPlace() {
    let note = LinePlace(line: 7, hash: ContentHash(), identity: nil).note
    #expect(LinePlace(note) != nil)
    for key in ["offset", "line", "hash", "blocks"] {
      var other = note
      other[key] = nil
      #expect(LinePlace(other) == nil)
    }
  }
}

/// Counts calls.
private final class Counter: Sendable {
  private let state = Mutex(0)
  var count: Int { state.withLock { $0 } }
  func add() { state.withLock { $0 += 1 } }
}
