/// Reads a line of ASCII word by word for ``Leftovers``, with hashes for the words read so far.
struct PhraseScan {
  /// What was found; several may be.
  private(set) var found: PhraseTable.Meaning = []

  private let table: PhraseTable
  /// The words so far, with a space between them.
  private var whole = ClassVocabulary.seed
  /// The same without numbers.
  private var rest = ClassVocabulary.seed
  private var words = 0
  private var restWords = 0

  /// Reads a line.
  init(_ line: Span<UInt8>, _ table: PhraseTable) {
    self.table = table
    var index = 0
    var sawColon = false
    while index < line.count {
      var byte = ByteSearch.lower(line[index])
      guard PhraseScan.isWord(byte) else {
        if byte == 0x3A, !sawColon {
          sawColon = true
          if table[whole].contains(.label) { found.insert(.label) }
        }
        index += 1
        continue
      }
      let start = index
      var isNumber = true
      let (wholeBefore, restBefore) = (whole, rest)
      whole = words > 0 ? ClassVocabulary.mix(wholeBefore, 0x20) : wholeBefore
      rest = restWords > 0 ? ClassVocabulary.mix(restBefore, 0x20) : restBefore
      repeat {
        whole = ClassVocabulary.mix(whole, byte)
        rest = ClassVocabulary.mix(rest, byte)
        if byte >= 0x3A { isNumber = false }
        index += 1
        byte = index < line.count ? ByteSearch.lower(line[index]) : 0
      } while PhraseScan.isWord(byte)
      words += 1
      // What has more digits is no number in a count of comments.
      if isNumber, index - start < 19 { rest = restBefore } else { restWords += 1 }
      if table[whole].contains(.start) { found.insert(.start) }
    }
    found.formUnion(table[whole].intersection([.line, .section]))
  }

  /// What the line is without its numbers.
  var withoutNumbers: PhraseTable.Meaning {
    restWords < words && restWords < 5 ? table[rest].intersection([.line, .section]) : []
  }

  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte &- 0x30 < 10 }
}
