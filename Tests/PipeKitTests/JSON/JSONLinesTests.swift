import PipeKit
import PipeTesting
import Testing

@Suite(.timeLimit(.minutes(10))) struct JSONLinesTests {
  /// All there is in an input that comes in pieces of one size.
  private func read(
    _ input: [UInt8], size: Int, limit: Int = 64, maximumLength: Int = 1 << 20
  ) -> (documents: [Document], errors: [JSONError]) {
    var chunks = LineChunks(size: size, maximumLength: maximumLength)
    var documents: [Document] = []
    var errors: [JSONError] = []
    var start = 0
    while let chunk = chunks.next(reading: { buffer, count in
      let end = min(input.count, start + count)
      defer { start = end }
      buffer += input[start..<end]
      return end - start
    }) {
      var lines = JSONLines(chunk)
      while case let part = lines.nextBatch(limit: limit), !part.isEmpty {
        documents += part.documents
        errors += part.errors
      }
    }
    return (documents, errors)
  }

  private static let sizes = [1, 2, 3, 7, 64, 1 << 30]
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  @Test(arguments: sizes) func findsTheSameInEveryFragmentation(size: Int) {
    let long = String(repeating: "x", count: 200)
    let input =
      Self.mark
      + Array(
        """
        {"id":"1"}\r
        \r
          \t
        {"id":"2","title":"é😀\\n"}
        {"id":3}
        {"id":"\(long)"}
        [1]
        \(String(repeating: " ", count: 101))
        {"id":"4"} x\r
        {"id":"5",}
        \r{"id":"6"}\r
        {"id":"\(long)","title":"\(long)"}\r
        {"id":"7"}
        """.utf8)
    for limit in [1, 2, 64] {
      let found = read(input, size: size, limit: limit, maximumLength: 100)
      #expect(found.documents.map(\.id) == ["1", "2", "6", "7"])
      let tooLong = "the line is longer than \(ByteSize(100))"
      let places = found.errors.map { [$0.line, $0.column] }
      #expect(places == [[5, 7], [6, 1], [7, 1], [8, 1], [9, 12], [10, 11], [12, 1]])
      #expect(
        found.errors.map(\.message) == [
          "'id' must be a string, not a number", tooLong,
          "a document must be an object, not a list", tooLong,
          "the text goes on behind the value", "'}' cannot stand here", tooLong,
        ])
      // An error's offset is where the line begins, and the column.
      let starts = [0] + input.indices.filter { input[$0] == 0x0A }.map { $0 + 1 }
      for error in found.errors {
        #expect(error.offset == starts[error.line - 1] + error.column - 1)
      }
    }
  }

  @Test(arguments: 0..<4) func findsTheSameInRandomFragments(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var documents = RandomDocument(seed: UInt64(seed))
    var input: [UInt8] = random.once(in: 2) ? Self.mark : []
    for _ in 0..<30 {
      var line = documents.document().json
      if random.once(in: 4) { line.remove(at: random.below(line.count)) }
      if random.once(in: 8) { line = [] }
      input += line + (random.once(in: 3) ? [0x0D, 0x0A] : [0x0A])
    }
    if random.once(in: 2) { input.removeLast() }
    let whole = read(input, size: input.count, maximumLength: 1_500)
    #expect(!whole.documents.isEmpty)
    for size in Self.sizes + [random.below(500) + 1] {
      let found = read(input, size: size, maximumLength: 1_500)
      #expect(found.documents == whole.documents)
      #expect(found.errors == whole.errors)
    }
    let all = JSONLines.documents(in: input)
    let unlimited = read(input, size: 7)
    #expect(all.documents == unlimited.documents)
    #expect(all.errors == unlimited.errors)
  }

  @Test(arguments: sizes, ["", "\n", "\r\n\r\n", "  \n\t", "\u{FEFF}", "\u{FEFF}\r\n"])
  func findsNothingWhereThereIsNothing(size: Int, input: String) {
    let found = read(Array(input.utf8), size: size)
    #expect(found.documents.isEmpty)
    #expect(found.errors.isEmpty)
  }

  @Test(arguments: sizes) func readsTheLastLineWithoutALineBreak(size: Int) {
    for end in ["", "\n", "\r\n", "\r", "\n\n"] {
      let found = read(Array(("{\"id\":\"1\"}\n{\"id\":\"2\"}" + end).utf8), size: size)
      #expect(found.documents.map(\.id) == ["1", "2"])
      #expect(found.errors.isEmpty)
    }
  }

  @Test(arguments: sizes) func measuresALineWithoutItsLineFeed(size: Int) {
    for end in ["", "\n"] {
      let input = Array(("{\"id\":\"12\"}" + end).utf8)
      #expect(read(input, size: size, maximumLength: 11).documents.count == 1)
      let found = read(input, size: size, maximumLength: 10)
      #expect(found.documents.isEmpty)
      #expect(found.errors.map(\.message) == ["the line is longer than 10B"])
      #expect(found.errors.map(\.isTooLong) == [true])
    }
  }

  @Test func countsTheByteOrderMarkInColumns() {
    let input = Self.mark + Array("{x}".utf8)
    let expected = JSONError(line: 1, column: 5, offset: 4, message: "'x' cannot stand here")
    #expect(read(input, size: 100).errors == [expected])
    #expect(throws: expected) { try Document(json: input) }
  }

  /// The splitters of what comes in these pieces.
  private func lines(_ pieces: [String], maximumLength: Int = 1 << 20) -> [JSONLines] {
    var pieces = pieces
    var chunks = LineChunks(maximumLength: maximumLength)
    var found: [JSONLines] = []
    while let chunk = chunks.next(reading: { buffer, _ in
      guard !pieces.isEmpty else { return 0 }
      let piece = pieces.removeFirst()
      buffer += piece.utf8
      return piece.utf8.count
    }) { found.append(JSONLines(chunk)) }
    return found
  }

  @Test func goesOnBehindALongLineWhoseEndCameInSeveralPieces() throws {
    var lines = lines(["11111", "1\n2\n", "3\n"], maximumLength: 4)
    try #require(lines.count == 3)
    #expect(throws: JSONError.self) { try lines[0].next() }
    #expect(try lines[1].nextValue() == 2)
    #expect(try lines[2].next()?.number == 3)
    #expect(try lines[2].next() == nil)
  }

  @Test func letsAReaderFillTheBuffer() throws {
    var ids: [String] = []
    for var lines in lines(["{\"id\":", "\"1\"}\n{\"i", "d\":\"2\"}"]) {
      while let document = try lines.nextDocument() { ids.append(document.id) }
    }
    #expect(ids == ["1", "2"])
  }

  @Test func readsValuesOfEveryKind() throws {
    // The last line has no end, and comes by itself.
    var chunks = lines(["1\n\"a\"\n\nnull\nx\n[]"])
    try #require(chunks.count == 2)
    var last = chunks.removeLast()
    var lines = chunks.removeLast()
    #expect(try lines.nextValue() == 1)
    #expect(try lines.nextValue() == "a")
    #expect(try lines.nextValue() == .some(.null))
    #expect(
      throws: JSONError(line: 5, column: 1, offset: 12, message: "'x' cannot stand here")
    ) { try lines.nextValue() }
    #expect(try lines.nextValue() == nil)
    #expect(try last.nextValue() == [])
    #expect(try last.nextValue() == nil)
  }

  @Test func writesWhatItReads() {
    var documents = RandomDocument(seed: 5)
    let batch = (0..<20).map { _ in documents.document() }
    var bytes: [UInt8] = []
    batch.appendJSONLines(to: &bytes)
    #expect(bytes.count { $0 == 0x0A } == 20)
    let part = JSONLines.documents(in: bytes)
    #expect(part.documents == batch)
    #expect(part.errors.isEmpty)
  }
}
