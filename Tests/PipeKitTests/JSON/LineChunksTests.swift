import PipeKit
import PipeTesting
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10))) struct LineChunksTests {
  private typealias Found = (documents: [Document], errors: [JSONError])

  /// All there is in an input that is handed over in pieces of one size.
  private func read(_ input: [UInt8], size: Int, maximumLength: Int = 1 << 20) -> Found {
    var chunks = LineChunks(size: size, maximumLength: maximumLength)
    var found: Found = ([], [])
    var rest = input[...]
    var length = 0
    while let chunk = chunks.next(reading: { buffer, count in
      buffer += rest.prefix(count)
      defer { rest = rest.dropFirst(count) }
      return min(count, rest.count)
    }) {
      #expect(chunk.offset == length)
      length += chunk.length
      let part = chunk.documents()
      found.documents += part.documents
      found.errors += part.errors
    }
    #expect(length == input.count)
    return found
  }

  private static let input: [UInt8] =
    [0xEF, 0xBB, 0xBF]
    + Array(
      """
      {"id":"1"}\r

      {"id":"2"}
      {"id":\("\"" + String(repeating: "x", count: 200) + "\"")}
      [1]
      {"id":"3"}
      {"id":"4"} x\r
      {"id":"\(String(repeating: "y", count: 700))"}
      {"id":"5"}
      """.utf8)

  @Test(arguments: [1, 2, 3, 7, 64, 500, 1 << 20])
  func findsTheSameInEveryFragmentation(size: Int) {
    let found = read(Self.input, size: size, maximumLength: 100)
    #expect(found.documents.map(\.id) == ["1", "2", "3", "5"])
    #expect(found.errors.map { [$0.line, $0.column] } == [[4, 1], [5, 1], [7, 12], [8, 1]])
    #expect(found.errors[0].message == "the line is longer than \(ByteSize(100))")
    #expect(found.errors[3].message == "the line is longer than \(ByteSize(100))")
    for error in found.errors where error.column == 1 {
      #expect(Self.input[error.offset - 1] == 0x0A)
    }
  }

  @Test(arguments: [1, 16, 1000]) func anInputThatEndsInALineThatIsTooLongSaysSo(size: Int) {
    let input = Array("{}\n".utf8) + [UInt8](repeating: 0x20, count: 1000)
    let found = read(input, size: size, maximumLength: 100)
    #expect(found.documents.count == 1)
    #expect(found.errors.map(\.line) == [2])
  }

  @Test func holdsNoMoreOfALongLineThanIsAllowed() {
    var chunks = LineChunks(size: 10, maximumLength: 100)
    var largest = 0
    var left = 10_000
    let chunk = chunks.next { buffer, count in
      largest = max(largest, buffer.count)
      buffer += repeatElement(UInt8(ascii: "x"), count: min(count, left))
      defer { left -= min(count, left) }
      return min(count, left)
    }
    #expect(chunk?.bytes.isEmpty == true)
    #expect(chunk?.length == 10_000)
    #expect(largest <= 110)
  }

  @Test(arguments: 1...64)
  func linesThatCameTogetherWithTheEndOfOneThatIsTooLongAreRead(size: Int) {
    // With 16 bytes at a time a line comes with the end of the first, and the next 16 have no line feed.
    let long = String(repeating: "x", count: 34)
    let longest = "{\"id\":\"2\"        }"
    #expect(longest.utf8.count == 18)
    let found = read(
      Array("\(long)\n{\"id\":\"1\"}\n\(longest)  \n{\"id\":\"3\"}\n".utf8), size: size,
      maximumLength: 20)
    #expect(found.documents.map(\.id) == ["1", "2", "3"])
    #expect(found.errors.map(\.line) == [1])
  }

  @Test func anEmptyInputHasNoChunks() {
    #expect(read([], size: 8).documents.isEmpty)
  }

  @Test(arguments: [0, 1, 15, 16, 17, 4080, 4081, 9000])
  func linesAreCountedHoweverManyThereAre(feeds: Int) {
    // Lines of 1 to 3 bytes, and a document on the line behind them that names its number.
    var blank: [UInt8] = []
    for line in 0..<feeds { blank += [UInt8](repeating: 0x20, count: line % 3) + [0x0A] }
    let found = read(blank + Array("[]\n".utf8), size: 1 << 20)
    #expect(found.errors.map(\.line) == [feeds + 1])
  }
}

/// The hash of everything before the next line.
@Suite struct LineChunksHashTests {
  @Test(arguments: [1, 2, 7, 64, 1000])
  func hasEverythingBeforeTheNextLine(size: Int) {
    let lines = ["one\n", "\n", String(repeating: "x", count: 300) + "\n", "three\r\n", "four"]
    let input = Array(lines.joined().utf8)
    var chunks = LineChunks(size: size, maximumLength: 100, hash: ContentHash())
    var start = 0
    while let chunk = chunks.next(reading: { (buffer: inout [UInt8], count: Int) -> Int in
      let part = input[start..<min(start + count, input.count)]
      buffer += part
      start += part.count
      return part.count
    }) {
      let end = chunk.offset + chunk.length
      let before = ContentHash(input.span.extracting(0..<end))
      #expect(chunks.hash?.value == before.value)
      #expect(chunks.hash?.count == end)
    }
    #expect(chunks.hash?.count == input.count)
  }
}

/// Which lines are too long, and what is said of them.
@Suite struct LineLengthTests {
  private func context(
    maxDocument: Int, sink: @escaping @Sendable (StageEvent) -> Void = { _ in }
  ) -> StageContext {
    StageContext(
      stage: "fetch", services: TestServices().services, maxDocument: maxDocument, sink: sink)
  }

  @Test func aLineMayBeAsLongAsADocumentAndNeverLessThanUsual() {
    #expect(context(maxDocument: 200 << 20).longestLine == 200 << 20)
    #expect(context(maxDocument: 1 << 20).longestLine == 64 << 20)
  }

  @Test func oneThatIsTooLongIsRefusedAsALargeDocumentIs() throws {
    let failures = Mutex<[StageError]>([])
    let context = context(maxDocument: 10) { event in
      if case .failed(_, _, let error) = event { failures.withLock { $0.append(error) } }
    }
    var chunks = LineChunks(maximumLength: 10)
    var left = Array(#"{"id":"longer"}"#.utf8)
    let chunk = chunks.next(reading: { (buffer: inout [UInt8], count: Int) -> Int in
      buffer += left
      defer { left = [] }
      return left.count
    })
    _ = try context.documents(of: try #require(chunk).documents(), from: "in.jsonl")
    let error = try #require(failures.withLock { $0 }.first)
    #expect(error.code == .tooLarge)
    #expect(error.document == "in.jsonl:1")
    #expect(error.hint?.contains("max_document") == true)
  }
}
