/// Finds short texts that repeat what stands in a longer one: pull quotes, teasers, tables of contents.
struct Repetition {
  /// A block's words, in lower case with a space between them, as a range of ``words``.
  private struct Piece {
    let block: Int
    let range: Range<Int>
  }

  private var words: [UInt8] = []
  private var pieces: [Piece] = []

  /// Takes out the short blocks whose words stand in the same order in another block.
  ///
  /// Only letters and digits are compared. A rolling hash over the whole text (Rabin and Karp, 1987)
  /// finds the places where a short block may begin, so that the work is proportional to the text.
  static func drop(_ blocks: inout [TextBlock], _ text: [UInt8]) {
    var repetition = Repetition()
    for index in blocks.indices where blocks[index].isKept {
      let start = repetition.words.count
      repetition.append(text[blocks[index].range])
      repetition.pieces.append(Piece(block: index, range: start..<repetition.words.count))
    }
    repetition.dropSame(&blocks)
    repetition.dropParts(&blocks)
  }

  /// Takes out blocks that say the same as one before; of a heading and another, the other.
  private func dropSame(_ blocks: inout [TextBlock]) {
    var first: [ArraySlice<UInt8>: Int] = [:]
    for piece in pieces where mayBeDropped(blocks[piece.block], piece) {
      guard let other = first.updateValue(piece.block, forKey: words[piece.range]) else { continue }
      let isHeading = blocks[piece.block].isHeading
      if blocks[piece.block].kind == .item, blocks[other].kind == .item { continue }
      if isHeading, !blocks[other].isHeading {
        blocks[other].isKept = false
      } else {
        blocks[piece.block].isKept = false
        first[words[piece.range]] = other
      }
    }
  }

  /// Takes out blocks that are part of another.
  private func dropParts(_ blocks: inout [TextBlock]) {
    guard words.count >= Repetition.window else { return }
    var candidates: [UInt64: [Int]] = [:]
    for (index, piece) in pieces.enumerated() {
      let block = blocks[piece.block]
      guard mayBeDropped(block, piece), block.kind != .item, !block.isHeading else { continue }
      let start = piece.range.lowerBound
      let hash = Repetition.hash(words[start..<start + Repetition.window])
      if candidates[hash, default: []].count < 8 { candidates[hash, default: []].append(index) }
    }
    guard !candidates.isEmpty else { return }
    var hash = Repetition.hash(words[..<Repetition.window])
    var owner = 0
    var place = 0
    while true {
      while owner < pieces.count, pieces[owner].range.upperBound <= place { owner += 1 }
      for candidate in candidates[hash] ?? [] where candidate != owner {
        if isPart(pieces[candidate].range, of: pieces[owner].range, at: place) {
          blocks[pieces[candidate].block].isKept = false
        }
      }
      guard place + Repetition.window < words.count else { return }
      hash = hash &- UInt64(words[place]) &* Repetition.lead
      hash = hash &* Repetition.base &+ UInt64(words[place + Repetition.window])
      place += 1
    }
  }

  private func mayBeDropped(_ block: TextBlock, _ piece: Piece) -> Bool {
    block.isKept && block.units < 300 && piece.range.count >= Repetition.window
      && block.kind != .cell && block.kind != .preformatted
  }

  /// Whether the words of a short piece stand in a longer one, at a place in it.
  private func isPart(_ piece: Range<Int>, of whole: Range<Int>, at place: Int) -> Bool {
    let end = place + piece.count
    guard piece.count < whole.count, end <= whole.upperBound else { return false }
    guard place == whole.lowerBound || words[place - 1] == 0x20 else { return false }
    guard end == whole.upperBound || words[end] == 0x20 else { return false }
    return words[place..<end] == words[piece]
  }

  /// Appends the words of a text.
  private mutating func append(_ text: ArraySlice<UInt8>) {
    let start = words.count
    var wantsSpace = false
    var index = text.startIndex
    while index < text.endIndex {
      let byte = ByteSearch.lower(text[index])
      // Quotation marks and dashes are U+2010 to U+203F; the others are below U+00C0.
      let isMark = byte == 0xE2 && index + 1 < text.endIndex && text[index + 1] == 0x80
      let isLatinMark = byte == 0xC2
      if isMark || isLatinMark || !(byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80) {
        wantsSpace = true
        index += isMark ? 3 : isLatinMark ? 2 : 1
        continue
      }
      if wantsSpace, words.count > start { words.append(0x20) }
      wantsSpace = false
      words.append(byte)
      index += 1
    }
  }

  private static let window = 18
  private static let base: UInt64 = 0x100_0000_01b3
  private static let lead: UInt64 = (1..<window).reduce(1) { power, _ in power &* base }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 &* base &+ UInt64($1) }
  }
}
