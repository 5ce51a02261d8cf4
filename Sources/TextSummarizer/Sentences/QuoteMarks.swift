import TextKit

/// The quotation marks that a sentence lacks where a quotation begins before it or ends after it.
///
/// Apostrophes are not told from single quotation marks, and so those are left alone.
struct QuoteMarks: Hashable {
  /// What opens the quotation that only ends in the sentence.
  var before = ""
  /// What closes the quotation that only begins in it.
  var after = ""

  /// What opens the quotation that ends beyond the sentence; empty where none does.
  private(set) var opening = ""
  /// Whether the sentence has quotation marks.
  private(set) var hasMarks = false

  /// No marks.
  init() {}

  /// The marks of a sentence that is all within a quotation.
  ///
  /// - Parameter open: Those of the sentence that the quotation begins in.
  init(within open: QuoteMarks) {
    before = open.opening
    after = open.after
    opening = open.opening
  }

  /// The marks that a sentence lacks.
  ///
  /// - Parameters:
  ///   - bytes: The sentence.
  ///   - style: How its text pairs quotation marks.
  ///   - quotation: Those of the sentence in which a quotation begins that has not ended before this one.
  init(
    missingIn bytes: Span<UInt8>, style: QuoteStyle = QuoteStyle(),
    behind quotation: QuoteMarks = QuoteMarks()
  ) {
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
      // Nothing closes right before a word, and hardly anything opens elsewhere.
      let isBeforeWord = Self.isWord(bytes, index + width)
      var mark: (closing: String, opening: String, opens: Bool)?
      var length = width
      switch scalar {
      case 0x22:
        if open == nil, Self.isBehindDigit(bytes, index) { break }
        // Where marks stand apart (`. " We`), what went before tells which one it is.
        let isApart = isFirst && !isBeforeWord
        let closes =
          isApart && (quotation.opens(with: scalar) && !hasMarks || Self.isLast(bytes, index))
        mark = (
          isApart ? " \"" : "\"", isApart ? "\" " : "\"",
          open == nil && (isFirst || isBeforeWord) && !closes
        )
      case 0x27, 0x60:
        guard index + 1 < bytes.count, bytes[index + 1] == byte else { break }
        length = 2
        // Minutes of arc, and the plural's apostrophe before another one.
        if open == nil, byte == 0x27, index > 0, Self.isLetter(bytes[index - 1]) { break }
        mark = ("''", "``", byte == 0x60)
      case 0x201E: mark = (style.lowCloser, "„", true)
      case 0x201C:
        // It closes in German, and where it is written for another.
        let closes =
          open == "“" || !isFirst && !isBeforeWord && (open == nil || opening == "„")
        mark = closes ? ("“", "„", false) : ("”", "“", true)
      case 0x201D:
        // It opens in Swedish and Finnish.
        if open == nil, Self.isBehindDigit(bytes, index) { break }
        mark = ("”", style.highOpener, open == nil && isFirst && isBeforeWord)
      case 0xAB:
        // It closes in German; in French spaces stand within.
        let closes = open == "«" || open == nil && !isFirst && !isBeforeWord
        let space = Self.space(bytes, index + width)
        mark = closes ? ("«", "»", false) : (space + "»", "«" + space, true)
      case 0xBB:
        let opens = open == nil && isFirst && isBeforeWord
        mark = opens ? ("«", "»", true) : ("»", "«" + Self.space(bytes, before: index), false)
      case 0x300C: mark = ("」", "「", true)
      case 0x300D: mark = ("」", "「", false)
      case 0x300E: mark = ("』", "『", true)
      case 0x300F: mark = ("』", "『", false)
      default: break
      }
      if let mark {
        hasMarks = true
        if mark.opens {
          if open == nil { (open, opening) = (mark.closing, mark.opening) }
        } else if open != nil {
          open = nil
        } else if before.isEmpty {
          before = mark.opening
        }
      }
      index += length
    }
    after = open ?? ""
    if open == nil { opening = "" }
  }

  /// Whether the quotation that begins here ends with what a later sentence lacks the beginning of.
  func isClosed(by marks: QuoteMarks) -> Bool {
    guard let mark = marks.before.unicodeScalars.first else { return false }
    return opens(with: mark.value)
  }

  /// Whether a sentence begins with the mark that opens the quotation.
  func isTakenUp(by bytes: Span<UInt8>) -> Bool {
    !bytes.isEmpty && opens(with: bytes.scalar(at: 0).value)
  }

  /// Whether a quotation is open, and a mark opened it.
  private func opens(with mark: UInt32) -> Bool { opening.unicodeScalars.first?.value == mark }

  /// Whether what stands before an offset can stand before an opening mark.
  private static func opensAfter(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    let scalar = bytes.scalar(before: index).value
    switch scalar {
    case 0...0x20, 0x28, 0x5B, 0x2D: return true
    default: return CharacterTable.shared.scalarClass(scalar) == .space
    }
  }

  /// Whether nothing follows a mark but what closes a sentence.
  private static func isLast(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index > 0 else { return false }
    var next = index + 1
    while next < bytes.count {
      switch bytes[next] {
      case 0...0x20, 0x21, 0x29, 0x2C, 0x2E, 0x3F, 0x5D: next += 1
      default: return false
      }
    }
    return true
  }

  private static func isBehindDigit(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    index > 0 && bytes[index - 1] &- 0x30 < 10
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// The space within a mark that stands before an offset, such that no line ends there.
  private static func space(_ bytes: Span<UInt8>, _ index: Int) -> String {
    index < bytes.count ? space(bytes.scalar(at: index).value) : ""
  }

  private static func space(_ bytes: Span<UInt8>, before index: Int) -> String {
    index > 0 ? space(bytes.scalar(before: index).value) : ""
  }

  private static func space(_ scalar: UInt32) -> String {
    guard CharacterTable.shared.scalarClass(scalar) == .space else { return "" }
    return scalar == 0x202F ? "\u{202F}" : "\u{A0}"
  }

  private static func isWord(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    return CharacterTable.shared.scalarClass(bytes.scalar(at: index).value).isWord
  }
}
