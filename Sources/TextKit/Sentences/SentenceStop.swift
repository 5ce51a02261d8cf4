/// A run of sentence punctuation with what closes after it: `.`, `?!`, `. . .`, `.”)`, `.[3]`.
struct SentenceStop {
  /// How sure a stop is to end a sentence.
  enum Kind {
    /// One full stop.
    case fullStop
    /// Exclamation and question marks.
    case strong
    /// Several full stops, or `…`.
    case ellipsis
    /// An ellipsis in brackets of its own, which says that words were left out: `[...]`.
    case omission
    /// Ends a sentence without a space after it: `。`, `।`.
    case wide
  }

  /// The offset of the first mark.
  let start: Int
  /// The offset after what closes.
  let end: Int
  /// How sure the stop is.
  let kind: Kind
  /// The number of full stops; `…` counts as three.
  let dots: Int
  /// Whether a quotation mark or bracket closes after the marks.
  let closes: Bool

  /// Reads the stop at an offset where sentence punctuation stands.
  init(
    in bytes: Span<UInt8>, at start: Int, table: CharacterTable, quotes: inout StraightQuotes
  ) {
    var index = start
    var dots = 0
    var isStrong = false
    var isWide = false
    var closes = false
    /// Whether the marks are followed by `]` or `)`, and by no mark any more.
    var isBracketed = false
    scan: while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      switch scalar {
      case 0x2E:
        dots += 1
        index += 1
        isBracketed = false
        if let next = Self.spacedDot(in: bytes, after: index) { index = next }
        continue
      case 0x2026:
        dots += 3
        isBracketed = false
      case 0x21, 0x3F, 0x37E, 0x061F, 0x06D4, 0x203C...0x2049: isStrong = true
      case 0x29, 0x5D:
        isBracketed = isBracketed || !closes
        closes = true
      case 0x22, 0x27, 0x7D: closes = true
      case 0x7C where index == start: isWide = true
      case 0x3B where index == start: isStrong = true
      case 0xAB, 0x2018, 0x201C, 0x2039:
        // What opens in one language closes in another: „So.“ and »So.«
        guard Self.isWordless(in: bytes, at: index + width, table: table) else { break scan }
        closes = true
      case 0x20 where index > start && Self.isShad(in: bytes, at: index + 1):
        // The end of a text or chapter has two, with a space between: །  །
        break
      case 0x20, 0xA0, 0x2009, 0x202F:
        guard
          let next = Self.spacedCloser(
            in: bytes, after: index + width, table: table, quotes: &quotes)
        else { break scan }
        closes = true
        index = next
        continue
      case 0x5B:
        guard let next = Self.footnote(in: bytes, at: index) else { break scan }
        index = next
        continue
      default:
        switch table.scalarClass(scalar) {
        case .terminal: isWide = true
        case .close, .apostrophe: closes = true
        case .mark, .ignorable: break
        default: break scan
        }
      }
      index += width
    }
    self.start = start
    end = index
    self.dots = dots
    self.closes = closes
    if isWide {
      kind = .wide
    } else if isStrong {
      kind = .strong
    } else if dots > 1 {
      let isOmission =
        isBracketed && dots >= 3 && start > 0
        && (bytes[start - 1] == 0x5B || bytes[start - 1] == 0x28)
      kind = isOmission ? .omission : .ellipsis
    } else {
      kind = .fullStop
    }
  }

  /// Whether the stop is a full stop and an ellipsis, all with spaces between: `it. . . . The`.
  ///
  /// The first ends the sentence, the others say that the next has lost its beginning (The Chicago
  /// Manual of Style, "Ellipses").
  func isSpacedAfterWord(in bytes: Span<UInt8>) -> Bool {
    dots == 4 && end - start == 7 && start > 0 && bytes[start - 1] > 0x20
  }

  /// The offset of the next dot of `. . .`.
  private static func spacedDot(in bytes: Span<UInt8>, after index: Int) -> Int? {
    guard index + 1 < bytes.count, bytes[index] == 0x20, bytes[index + 1] == 0x2E else {
      return nil
    }
    guard index + 2 < bytes.count else { return index + 1 }
    switch bytes[index + 2] {
    case 0x20, 0x0A, 0x0D, 0x22, 0x27, 0x29, 0x5D: return index + 1
    case let next: return next >= 0x80 ? index + 1 : nil
    }
  }

  /// The offset after a quotation mark or bracket that closes after a space: `« Non ! »`, and in text
  /// whose marks are set apart `he said . '' then`.
  private static func spacedCloser(
    in bytes: Span<UInt8>, after space: Int, table: CharacterTable, quotes: inout StraightQuotes
  ) -> Int? {
    guard space < bytes.count else { return nil }
    let (scalar, width) = bytes.scalar(at: space)
    var index = space + width
    switch scalar {
    case 0xBB, 0x201D, 0x203A: return isWordless(in: bytes, at: index, table: table) ? index : nil
    case 0x22:
      let isLast = index >= bytes.count || bytes[index] == 0x0A
      guard isLast || quotes.isOpen(at: space, in: bytes) else { return nil }
    case 0x29, 0x5D, 0x7D: break
    case 0x27: if index < bytes.count, bytes[index] == 0x27 { index += 1 }
    default: return nil
    }
    guard index < bytes.count else { return index }
    return bytes[index] <= 0x20 ? index : nil
  }

  /// Whether a shad of Tibetan stands at an offset.
  private static func isShad(in bytes: Span<UInt8>, at index: Int) -> Bool {
    index < bytes.count && (0xF0D...0xF12).contains(bytes.scalar(at: index).value)
  }

  /// Whether no word begins at an offset.
  private static func isWordless(
    in bytes: Span<UInt8>, at index: Int, table: CharacterTable
  ) -> Bool {
    guard index < bytes.count else { return true }
    let found = table.scalarClass(bytes.scalar(at: index).value)
    return !found.isWord && found != .open
  }

  /// The offset after a reference such as `[12]`.
  private static func footnote(in bytes: Span<UInt8>, at open: Int) -> Int? {
    var index = open + 1
    while index < bytes.count, index < open + 5, bytes[index] &- 0x30 < 10 { index += 1 }
    guard index > open + 1, index < bytes.count, bytes[index] == 0x5D else { return nil }
    return index + 1
  }
}
