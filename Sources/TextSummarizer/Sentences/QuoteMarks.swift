import TextKit

/// The quotation marks that a sentence lacks where a quotation begins before it or ends after it.
///
/// A quotation within another is closed too where it goes on, if its marks are of another kind. What is open since an
/// earlier sentence is for ``OpenQuotations`` to follow.
struct QuoteMarks {
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

  /// The quotations that begin in the sentence and end beyond it, the outer one first.
  private(set) var levels: [QuoteLevel] = []
  /// The quotations of earlier sentences that end in it, the inner one first, and what opens them.
  private(set) var closed: [(level: Int, opening: String)] = []
  /// The kinds of all marks that the sentence has.
  private(set) var kinds: Kinds = []

  /// No marks.
  init() {}

  /// Whether what opens a quotation may also be an apostrophe, unless another sentence closes it.
  var isDoubtful: Bool { levels.count == 1 && levels[0].isDoubtful }

  /// The marks without those that may be apostrophes.
  var certain: QuoteMarks {
    var marks = self
    if before == "‘" || before == "'" { marks.before = "" }
    marks.after = levels.reversed().reduce("") { $0 + ($1.isDoubtful ? "" : $1.closing) }
    return marks
  }

  /// The marks that a sentence lacks.
  ///
  /// - Parameters:
  ///   - bytes: The sentence.
  ///   - style: How its text pairs quotation marks.
  ///   - quotations: The quotations that have begun before it and not ended, the outer one first.
  init(
    missingIn bytes: Span<UInt8>, style: QuoteStyle = QuoteStyle(),
    behind quotations: [QuoteLevel] = []
  ) {
    /// Those that are still open.
    var behind = quotations
    var open: QuoteLevel?
    /// The quotation within that one.
    var inner: QuoteLevel?
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
        let isOfQuotation =
          behind.contains { $0.opening.first == "\"" } && !kinds.contains(.double)
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
          behind: behind.last?.kind == .single ? behind.last : nil)
      case 0x201E: mark = (style.lowCloser, "„", true)
      case 0x201C:
        // It closes in German, and where it is written for another.
        let closes =
          open?.closing == "“" || !isFirst && !isBeforeWord && (open == nil || open?.opening == "„")
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
      let isNewKind = kinds.insert(kind).inserted
      if mark.opens {
        let isSpeech = kind == .single && singles.isQuoted
        let level = QuoteLevel(
          opening: mark.opening, closing: mark.closing, kind: kind, isSpeech: isSpeech)
        if open == nil {
          open = level
        } else if inner == nil, open?.kind != kind {
          inner = level
        }
      } else if inner?.kind == kind {
        inner = nil
      } else if open == nil, kind == .single, let last = behind.last, last.kind != .single {
        // The end of a quotation within the one that goes on here, or an apostrophe.
        if isNewKind { kinds.remove(kind) }
        continue
      } else if open == nil || open?.kind != kind && behind.contains(where: { $0.kind == kind }) {
        (open, inner) = (nil, nil)
        if let level = behind.lastIndex(where: { $0.kind == kind && $0.isOpened(by: mark.opening) })
        {
          // What is open within it ends with it.
          behind.removeLast(behind.count - level)
          closed.append((level, mark.opening))
        } else if before.isEmpty, closed.isEmpty {
          before = mark.opening
        }
      } else if open?.kind == kind {
        (open, inner) = (nil, nil)
      }
    }
    levels = [open, inner].compactMap(\.self)
    for index in levels.indices {
      // Within marks that are none of an apostrophe `‘` is a quotation mark.
      levels[index].isDoubtful =
        levels[index].closing == "'" || index == 0 && levels[index].closing == "’"
    }
    // What may be an apostrophe holds nothing, and is closed only where it is all that is open.
    let certain = levels.filter { !$0.isDoubtful }
    after = (certain.isEmpty ? Array(levels.prefix(1)) : certain).reversed().reduce("") {
      $0 + $1.closing
    }
  }

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
