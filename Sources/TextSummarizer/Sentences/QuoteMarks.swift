import TextKit

/// The quotation marks that a sentence lacks where a quotation begins before it or ends after it.
///
/// A quotation within another is closed too where it goes on, if its marks are of another kind.
struct QuoteMarks: Hashable {
  /// What kinds of marks there are, of which each is closed by its own.
  struct Kinds: OptionSet, Hashable {
    let rawValue: UInt8
    /// `"`, `“”`, `„“` and `''`.
    static let double = Kinds(rawValue: 1)
    /// `«»`.
    static let guillemets = Kinds(rawValue: 2)
    /// `‘’`, `‚‘` and `'`; see ``SingleQuotes``.
    static let single = Kinds(rawValue: 4)
    /// `‹›`.
    static let pointed = Kinds(rawValue: 8)
    /// `「」`.
    static let corners = Kinds(rawValue: 16)
    /// `『』`.
    static let whiteCorners = Kinds(rawValue: 32)
  }

  /// What opens the quotation that only ends in the sentence.
  var before = ""
  /// What closes the quotation that only begins in it, and one within that.
  var after = ""

  /// What opens the quotation that ends beyond the sentence; empty where none does.
  private(set) var opening = ""
  /// What closes that quotation, without one within it.
  private(set) var closing = ""
  /// The kind of the quotation that is open, or else of the one that ends here; empty where there is neither.
  private(set) var kind: Kinds = []
  /// The kinds of all marks that the sentence has.
  private(set) var kinds: Kinds = []

  /// No marks.
  init() {}

  /// The marks of a sentence that is all within a quotation.
  ///
  /// - Parameter open: Those of the sentence that the quotation begins in.
  init(within open: QuoteMarks) {
    before = open.opening
    after = open.closing
    opening = open.opening
    closing = open.closing
    kind = open.kind
  }

  /// Whether what opens a quotation may also be an apostrophe, unless another sentence closes it.
  var isDoubtful: Bool { closing == "’" || closing == "'" }

  /// The marks without those that may be apostrophes.
  var certain: QuoteMarks {
    var marks = self
    if before == "‘" || before == "'" { marks.before = "" }
    if isDoubtful { marks.after = "" }
    return marks
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
    var open: (closing: String, kind: Kinds)?
    /// The quotation within that one.
    var inner: (closing: String, opening: String, kind: Kinds)?
    var singles = SingleQuotes()
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
      var kind = Kinds.double
      var length = width
      switch scalar {
      case 0x22:
        if open == nil, Self.isBehindDigit(bytes, index) { break }
        // Where marks stand apart (`. " We`), what went before tells which one it is.
        let isApart = isFirst && !isBeforeWord
        let isOfQuotation = quotation.opens(with: scalar) && !kinds.contains(.double)
        let closes = isApart && (isOfQuotation || Self.isLast(bytes, index))
        mark = (
          isApart ? " \"" : "\"", isApart ? "\" " : "\"",
          open == nil && (isFirst || isBeforeWord) && !closes
        )
      case 0x27 where index + 1 < bytes.count && bytes[index + 1] == byte:
        length = 2
        // Minutes of arc, and the plural's apostrophe before another one.
        if open == nil, index > 0, Self.isLetter(bytes[index - 1]) { break }
        mark = ("''", "``", false)
      case 0x60 where index + 1 < bytes.count && bytes[index + 1] == byte:
        length = 2
        mark = ("''", "``", true)
      case 0x27, 0x2018, 0x2019, 0x201A:
        kind = .single
        mark = singles.mark(
          at: index, in: bytes, isFirst: isFirst, isBeforeWord: isBeforeWord,
          within: open?.kind == .single ? open?.closing : nil,
          withinInner: inner?.kind == .single ? inner?.closing : nil,
          behind: quotation.kind == .single ? quotation.closing : "")
      case 0x201E: mark = (style.lowCloser, "„", true)
      case 0x201C:
        // It closes in German, and where it is written for another.
        let closes =
          open?.closing == "“" || !isFirst && !isBeforeWord && (open == nil || opening == "„")
        mark = closes ? ("“", "„", false) : ("”", "“", true)
      case 0x201D:
        // It opens in Swedish and Finnish.
        if open == nil, Self.isBehindDigit(bytes, index) { break }
        mark = ("”", style.highOpener, open == nil && isFirst && isBeforeWord)
      case 0xAB, 0x2039:
        kind = scalar == 0xAB ? .guillemets : .pointed
        let (left, right) = scalar == 0xAB ? ("«", "»") : ("‹", "›")
        // It closes in German; in French spaces stand within.
        let closes = open?.closing == left || open == nil && !isFirst && !isBeforeWord
        let space = Self.space(bytes, index + width)
        mark = closes ? (left, right, false) : (space + right, left + space, true)
      case 0xBB, 0x203A:
        kind = scalar == 0xBB ? .guillemets : .pointed
        let (left, right) = scalar == 0xBB ? ("«", "»") : ("‹", "›")
        let opens = open == nil && isFirst && isBeforeWord
        let space = opens ? "" : Self.space(bytes, before: index)
        mark = opens ? (left, right, true) : (right, left + space, false)
      case 0x300C, 0x300D: (kind, mark) = (.corners, ("」", "「", scalar == 0x300C))
      case 0x300E, 0x300F: (kind, mark) = (.whiteCorners, ("』", "『", scalar == 0x300E))
      default: break
      }
      index += length
      guard let mark else { continue }
      kinds.insert(kind)
      if mark.opens {
        if open == nil {
          (open, opening) = ((mark.closing, kind), mark.opening)
        } else if inner == nil, open?.kind != kind, mark.closing != "'" {
          inner = (mark.closing, mark.opening, kind)
        }
      } else if inner?.kind == kind {
        inner = nil
      } else if open == nil, kind == .single, !quotation.kind.isEmpty,
        quotation.kind != .single
      {
        // The end of a quotation within the one that goes on here.
        continue
      } else if open == nil || open?.kind != kind && quotation.kind == kind {
        (open, inner) = (nil, nil)
        if before.isEmpty { (before, self.kind) = (mark.opening, kind) }
      } else if open?.kind == kind {
        (open, inner) = (nil, nil)
      }
    }
    if let last = inner, open?.closing == "’" || open?.closing == "'" {
      // What may be an apostrophe holds nothing.
      (open, opening, inner) = ((last.closing, last.kind), last.opening, nil)
    }
    closing = open?.closing ?? ""
    after = (inner?.closing ?? "") + closing
    if let open { kind = open.kind } else { opening = "" }
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
