/// Finds short texts that repeat what stands in a longer one: pull quotes, teasers, tables of contents.
///
/// It keeps its buffers from page to page.
struct Repetition: Sendable {
  /// A block's words, in lower case with a space between them, as a range of ``words``.
  private struct Piece: Sendable {
    let block: Int
    let range: Range<Int>
    /// The hash of how they begin.
    var hash: UInt64 = 0
    /// The hash of all of them, where they may be said twice.
    var whole: UInt64 = 0
  }

  private var words: [UInt8] = []
  private var pieces: [Piece] = []
  /// A hash table of pieces by how they begin; -1 where there is none.
  private var slots: [Int32] = []
  private var bits = 4
  /// A bit for the hash of how each of the pieces in the table begins, which tells of most words that none does.
  private var filter: [UInt64] = []

  /// Roughly how many bytes the buffers take.
  var capacity: Int {
    words.capacity + pieces.capacity * MemoryLayout<Piece>.stride + slots.capacity * 4
  }

  /// Takes out the blocks that say what another says, and the short ones whose words stand in the same order in
  /// another.
  ///
  /// Short paragraphs of one kind that stand side by side, but not next to each other, are the refrain of a poem or
  /// the answers of an interview, and stay.
  ///
  /// Only letters and digits are compared. A hash of the next bytes at every word finds the places where a
  /// short block may begin, so that the work is proportional to the text.
  ///
  /// - Parameters:
  ///   - blocks: The blocks.
  ///   - text: The text that they are ranges of.
  ///   - isOneKind: Whether two blocks stand side by side and look the same.
  mutating func drop(
    _ blocks: inout [TextBlock], _ text: [UInt8], isOneKind: (TextBlock, TextBlock) -> Bool
  ) {
    dropSame(&blocks, text, isOneKind: isOneKind)
    dropParts(&blocks)
  }

  /// Takes out the blocks that say what another says.
  ///
  /// - Parameters: as of ``drop(_:_:isOneKind:)``.
  mutating func dropSame(
    _ blocks: inout [TextBlock], _ text: [UInt8], isOneKind: (TextBlock, TextBlock) -> Bool
  ) {
    read(blocks, text.span)
    dropSame(&blocks, text, isOneKind)
  }

  private mutating func read(_ blocks: [TextBlock], _ text: Span<UInt8>) {
    pieces.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    let room = blocks.reduce(0) { $0 + ($1.isKept ? $1.range.count : 0) }
    words.append(contentsOf: repeatElement(0, count: room))
    let count = Repetition.fill(&words, &pieces, blocks, text)
    words.removeLast(room - count)
    for index in pieces.indices where pieces[index].range.count >= Repetition.window {
      pieces[index].hash = Repetition.hash(words.span, at: pieces[index].range.lowerBound)
    }
    bits = 4
    while 1 << bits < 2 * pieces.count { bits += 1 }
  }

  /// Writes the words of the blocks, and returns how many bytes they take.
  private static func fill(
    _ words: inout [UInt8], _ pieces: inout [Piece], _ blocks: [TextBlock], _ text: Span<UInt8>
  ) -> Int {
    var count = 0
    var output = words.mutableSpan
    for index in blocks.indices where blocks[index].isKept {
      let start = count
      append(text.extracting(blocks[index].range), to: &output, &count)
      pieces.append(Piece(block: index, range: start..<count))
    }
    return count
  }

  private mutating func emptySlots() {
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(-1, count: 1 << bits))
  }

  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
  }

  private func next(_ slot: Int) -> Int { (slot + 1) & (1 << bits - 1) }

  /// Takes out blocks that say the same as one before; of a heading and another, the other.
  private mutating func dropSame(
    _ blocks: inout [TextBlock], _ text: [UInt8], _ isOneKind: (TextBlock, TextBlock) -> Bool
  ) {
    emptySlots()
    for (index, piece) in pieces.enumerated() where mayBeSame(blocks[piece.block], piece) {
      // By all words: texts that only begin alike, such as those of a log, would all be compared.
      let whole = ByteHash.of(words.span.extracting(piece.range))
      pieces[index].whole = whole
      let piece = pieces[index]
      var slot = slot(whole)
      while slots[slot] >= 0, !isSame(pieces[Int(slots[slot])], piece) { slot = next(slot) }
      let before = slots[slot]
      slots[slot] = Int32(index)
      guard before >= 0 else { continue }
      let other = pieces[Int(before)].block
      let isHeading = blocks[piece.block].isHeading
      if blocks[piece.block].kind == .item, blocks[other].kind == .item { continue }
      if isRefrain(blocks[piece.block], text), isOneKind(blocks[piece.block], blocks[other]) {
        if Int(before) + 1 == index { blocks[piece.block].exclusion = .repeated }
        continue
      }
      if isHeading, !blocks[other].isHeading {
        blocks[other].exclusion = .repeated
      } else {
        blocks[piece.block].exclusion = .repeated
        slots[slot] = before
      }
    }
  }

  private func isSame(_ piece: Piece, _ other: Piece) -> Bool {
    piece.whole == other.whole && piece.range.count == other.range.count
      && isEqual(piece.range, other.range.lowerBound)
  }

  /// Whether the words of a range stand at another place too.
  private func isEqual(_ range: Range<Int>, _ place: Int) -> Bool {
    words[range] == words[place..<place + range.count]
  }

  /// Takes out blocks that are part of another.
  private mutating func dropParts(_ blocks: inout [TextBlock]) {
    guard words.count >= Repetition.window else { return }
    emptySlots()
    filter.removeAll(keepingCapacity: true)
    filter.append(contentsOf: repeatElement(0, count: 64))
    var isEmpty = true
    for (index, piece) in pieces.enumerated() {
      let block = blocks[piece.block]
      guard mayBeDropped(block, piece), block.kind != .item, !block.isHeading else { continue }
      var same = 0
      var slot = slot(piece.hash)
      while slots[slot] >= 0 {
        if pieces[Int(slots[slot])].hash == piece.hash { same += 1 }
        slot = next(slot)
      }
      if same < 8 { slots[slot] = Int32(index) }
      let start = Repetition.start(of: Repetition.eight(words.span, at: piece.range.lowerBound))
      filter[start >> 6] |= 1 << UInt64(start & 63)
      isEmpty = false
    }
    if !isEmpty { searchParts(&blocks) }
  }

  /// Goes through all words and looks where they are those of a candidate.
  private func searchParts(_ blocks: inout [TextBlock]) {
    let (words, filter) = (words.span, filter.span)
    var owner = 0
    var place = 0
    while place + Repetition.window <= words.count {
      while owner < pieces.count, pieces[owner].range.upperBound <= place { owner += 1 }
      let eight = Repetition.eight(words, at: place)
      let start = Repetition.start(of: eight)
      if filter[start >> 6] >> UInt64(start & 63) & 1 == 1 {
        searchPart(&blocks, at: place, of: owner)
      }
      // The next word: behind a space, or where another piece begins.
      let end = pieces[owner].range.upperBound
      let length = Repetition.firstSpace(in: eight)
      place += length
      if length == 8 { while place < end, words[place] != 0x20 { place += 1 } }
      place = min(place + 1, end)
    }
  }

  /// Looks whether the words at a place of a piece are those of candidates.
  private func searchPart(_ blocks: inout [TextBlock], at place: Int, of owner: Int) {
    let hash = Repetition.hash(words.span, at: place)
    var slot = slot(hash)
    while slots[slot] >= 0 {
      let candidate = Int(slots[slot])
      if pieces[candidate].hash == hash, candidate != owner,
        isPart(pieces[candidate].range, of: pieces[owner].range, at: place)
      {
        blocks[pieces[candidate].block].exclusion = .repeated
      }
      slot = next(slot)
    }
  }

  /// The eight bytes at a place; the load checks bounds.
  @inline(__always)
  private static func eight(_ words: Span<UInt8>, at place: Int) -> UInt64 {
    words.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
  }

  /// A number of twelve bits for eight bytes.
  @inline(__always)
  private static func start(of eight: UInt64) -> Int {
    Int(truncatingIfNeeded: (eight &* 0x9E37_79B9_7F4A_7C15) >> 52)
  }

  /// Which of eight bytes is the first space; 8 where there is none.
  @inline(__always)
  private static func firstSpace(in eight: UInt64) -> Int {
    let rest = eight ^ 0x2020_2020_2020_2020
    let isZero = (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080
    return isZero.trailingZeroBitCount / 8
  }

  private func mayBeDropped(_ block: TextBlock, _ piece: Piece) -> Bool {
    block.units < 300 && mayBeSame(block, piece)
  }

  private func mayBeSame(_ block: TextBlock, _ piece: Piece) -> Bool {
    block.isKept && piece.range.count >= Repetition.window && block.kind != .cell
      && block.kind != .preformatted
  }

  /// Whether a paragraph may be said again on purpose: one that is short, or of several lines.
  private func isRefrain(_ block: TextBlock, _ text: [UInt8]) -> Bool {
    guard block.kind == .paragraph || block.kind == .quote, block.units < 300 else { return false }
    return block.units < 80 || text[block.range].contains(0x0A)
  }

  /// Whether the words of a short piece stand in a longer one, at a place in it.
  private func isPart(_ piece: Range<Int>, of whole: Range<Int>, at place: Int) -> Bool {
    let end = place + piece.count
    guard piece.count < whole.count, end <= whole.upperBound else { return false }
    guard place == whole.lowerBound || words[place - 1] == 0x20 else { return false }
    guard end == whole.upperBound || words[end] == 0x20 else { return false }
    return isEqual(piece, place)
  }

  /// Appends the words of a text.
  private static func append(
    _ text: Span<UInt8>, to output: inout MutableSpan<UInt8>, _ count: inout Int
  ) {
    let start = count
    var wantsSpace = false
    var index = 0
    while index < text.count {
      let byte = ByteSearch.lower(text[index])
      // Quotation marks and dashes are U+2010 to U+203F; the others are below U+00C0.
      let isMark = byte == 0xE2 && index + 1 < text.count && text[index + 1] == 0x80
      let isLatinMark = byte == 0xC2
      if isMark || isLatinMark || !(byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80) {
        wantsSpace = true
        index += isMark ? 3 : isLatinMark ? 2 : 1
        continue
      }
      if wantsSpace, count > start {
        output[count] = 0x20
        count += 1
      }
      wantsSpace = false
      output[count] = byte
      count += 1
      index += 1
    }
  }

  // MARK: Within a paragraph

  /// The sentences of a text of 40 bytes and more that stand right behind themselves, with the space before them.
  static func repeatedSentences(_ text: Span<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    var index = 0
    while true {
      index = ByteSearch.firstStop(in: text, from: index)
      guard index + 1 < text.count else { break }
      guard text[index + 1] == 0x20 else {
        index += 1
        continue
      }
      let sentence = start..<index + 1
      let next = index + 2..<index + 2 + sentence.count
      index = next.lowerBound
      start = next.lowerBound
      guard sentence.count >= 40, next.upperBound <= text.count,
        next.upperBound == text.count || text[next.upperBound] == 0x20
      else { continue }
      var place = 0
      while place < sentence.count,
        text[sentence.lowerBound + place] == text[next.lowerBound + place]
      {
        place += 1
      }
      if place == sentence.count { found.append(next.lowerBound - 1..<next.upperBound) }
    }
    return found
  }

  /// A text without the sentences that stand right behind themselves.
  static func withoutRepeatedSentences(_ text: Span<UInt8>) -> [UInt8]? {
    let repeated = repeatedSentences(text)
    guard let last = repeated.last else { return nil }
    var output: [UInt8] = []
    var start = 0
    for range in repeated {
      for index in start..<range.lowerBound { output.append(text[index]) }
      start = range.upperBound
    }
    for index in last.upperBound..<text.count { output.append(text[index]) }
    return output
  }

  private static let window = 18

  /// The hash of as many bytes as are compared first.
  private static func hash(_ words: Span<UInt8>, at place: Int) -> UInt64 {
    ByteHash.of(words.extracting(place..<place + window))
  }
}
