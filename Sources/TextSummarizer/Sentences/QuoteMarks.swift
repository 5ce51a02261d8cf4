import TextKit

/// The quotation marks that a sentence lacks where a quotation begins before it or ends after it.
///
/// Apostrophes are not told from single quotation marks, and so those are left alone.
struct QuoteMarks: Hashable {
  /// What opens the quotation that only ends in the sentence.
  var before = ""
  /// What closes the quotation that only begins in it.
  var after = ""

  /// No marks.
  init() {}

  /// The marks that a sentence lacks.
  init(missingIn bytes: Span<UInt8>) {
    var open: String?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // Most bytes are letters and spaces.
      if byte < 0x80, byte != 0x22, byte != 0x27, byte != 0x60 {
        index += 1
        continue
      }
      let isFirst = index == 0 || Self.opensAfter(bytes, index)
      let (scalar, width) = bytes.scalar(at: index)
      var mark: (closing: String, opening: String, opens: Bool)?
      var length = width
      switch scalar {
      case 0x22:
        // Not the inches of a screen.
        let isInch = open == nil && index > 0 && bytes[index - 1] &- 0x30 < 10
        if !isInch { mark = ("\"", "\"", open == nil && isFirst) }
      case 0x27, 0x60:
        guard index + 1 < bytes.count, bytes[index + 1] == byte else { break }
        length = 2
        mark = ("''", "``", byte == 0x60)
      case 0x201E: mark = ("“", "„", true)
      case 0x201C:
        // It closes in German, and nothing opens behind a letter.
        let closes = open == "“" || open == nil && !isFirst
        mark = closes ? ("“", "„", false) : ("”", "“", true)
      case 0x201D: mark = ("”", "“", false)
      case 0xAB:
        mark = open == "«" || open == nil && !isFirst ? ("«", "»", false) : ("»", "«", true)
      case 0xBB:
        let opens = open == nil && isFirst && Self.isWord(bytes, index + width)
        mark = opens ? ("«", "»", true) : ("»", "«", false)
      case 0x300C: mark = ("」", "「", true)
      case 0x300D: mark = ("」", "「", false)
      default: break
      }
      if let mark {
        if mark.opens {
          if open == nil { open = mark.closing }
        } else if open != nil {
          open = nil
        } else if before.isEmpty {
          before = mark.opening
        }
      }
      index += length
    }
    after = open ?? ""
  }

  /// Whether what stands before an offset can stand before an opening mark.
  private static func opensAfter(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    switch bytes[index - 1] {
    case 0...0x20, 0x28, 0x5B, 0x2D, 0xA0: true
    default: false
    }
  }

  private static func isWord(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    return CharacterTable.shared.scalarClass(bytes.scalar(at: index).value).isWord
  }
}
