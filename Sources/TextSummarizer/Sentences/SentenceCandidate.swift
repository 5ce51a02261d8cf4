import TextKit

/// A sentence that may stand in a summary.
struct SentenceCandidate {
  /// Where it stands, in bytes of the text; without a dateline.
  var range: Range<Int>
  /// The number of its words.
  var words: Int
  /// The hash of its words, by which repetitions are found.
  var fingerprint: UInt64
  /// Whether it ends as a sentence does.
  var isTerminated: Bool
  /// The quotation marks that it lacks, as a quotation goes beyond it.
  var missing = QuoteMarks()

  init(range: Range<Int>, in bytes: Span<UInt8>, isTerminated: Bool) {
    self.range = range
    self.isTerminated = isTerminated
    (fingerprint, words) = Self.fingerprint(of: bytes.extracting(range))
  }

  /// The hash of a text's words, and their number.
  static func fingerprint(of bytes: Span<UInt8>) -> (hash: UInt64, words: Int) {
    var scanner = WordScanner()
    var hash: UInt64 = 0
    var words = 0
    while let word = scanner.next(in: bytes) {
      hash = (hash ^ word.hash) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      words += 1
    }
    return (hash, words)
  }

  /// The sentence on one line, with the quotation marks that it lacks.
  func text(in bytes: Span<UInt8>) -> String { text(in: bytes, adding: missing) }

  /// The sentence on one line, with quotation marks before and after.
  func text(in bytes: Span<UInt8>, adding marks: QuoteMarks) -> String {
    var line: [UInt8] = Array(marks.before.utf8)
    line.reserveCapacity(range.count + 6)
    var isIndented = false
    for index in range {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        if line.last != 0x20, !Self.joinsLines(at: index, in: bytes, range) { line.append(0x20) }
        isIndented = true
      } else if !isIndented || byte != 0x20 && byte != 0x09 {
        line.append(byte)
        isIndented = false
      }
    }
    line += marks.after.utf8
    return String(decoding: line, as: UTF8.self)
  }

  /// Whether the lines that a line end parts are of a script without spaces.
  private static func joinsLines(
    at offset: Int, in bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var next = offset
    while next < range.upperBound, bytes[next] <= 0x20 { next += 1 }
    guard offset > range.lowerBound, next < range.upperBound else { return false }
    return isUnspaced(bytes.scalar(before: offset).value)
      && isUnspaced(bytes.scalar(at: next).value)
  }

  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch CharacterTable.shared.scalarClass(scalar) {
    case .solitary, .katakana: true
    default: (0x3000...0x303F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
    }
  }
}
