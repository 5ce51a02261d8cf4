/// Whether a text uses capitals, which sentence finding relies on where it can.
enum Capitals {
  /// How much of a text is looked at, in bytes.
  private static let sample = 4096
  /// So few letters say nothing.
  private static let fewest = 20

  /// Whether a text is written without capitals: it has none, or sentences begin without them.
  ///
  /// A name, an abbreviation or a headline with capitals makes no difference to how the sentences are written.
  static func areMissing(in bytes: Span<UInt8>) -> Bool {
    let table = CharacterTable.shared
    var (smalls, capitals) = (0, 0)
    /// The letters that sentences and lines begin with.
    var begun = (small: 0, capital: 0)
    var mayBegin = true
    var isBehindStop = false
    var index = 0
    let end = min(bytes.count, sample)
    while index < end {
      let byte = bytes[index]
      var isCapital = byte &- 0x41 < 26
      var isSmall = byte &- 0x61 < 26
      var isSpace = byte == 0x20
      var width = 1
      if byte >= 0x80 {
        let (scalar, size) = bytes.scalar(at: index)
        width = size
        let kind = table.scalarClass(scalar)
        isSpace = kind == .space
        if kind == .cased {
          isCapital = table.fold(scalar) != scalar
          isSmall = !isCapital
        }
      }
      index += width
      if isSmall || isCapital {
        smalls += isSmall ? 1 : 0
        capitals += isCapital ? 1 : 0
        if mayBegin {
          begun.small += isSmall ? 1 : 0
          begun.capital += isCapital ? 1 : 0
          if begun.capital > 2, begun.capital > begun.small { return false }
        }
        (mayBegin, isBehindStop) = (false, false)
      } else if isSpace {
        if isBehindStop { mayBegin = true }
      } else if byte == 0x2E || byte == 0x21 || byte == 0x3F {
        isBehindStop = true
      } else if byte == 0x0A {
        mayBegin = true
      } else if byte &- 0x30 < 10 {
        (mayBegin, isBehindStop) = (false, false)
      }
    }
    guard smalls >= fewest else { return false }
    return capitals == 0 || begun.small > 1 && begun.small >= 4 * begun.capital
  }
}
