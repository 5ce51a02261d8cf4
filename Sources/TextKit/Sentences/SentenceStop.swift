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
    /// Ends a sentence without a space after it: `。`, `।`.
    case wide
  }

  /// The offset of the first mark.
  let start: Int
  /// The offset after what closes.
  let end: Int
  /// How sure the stop is.
  let kind: Kind
  /// Whether a quotation mark or bracket closes after the marks.
  let closes: Bool

  /// Reads the stop at an offset where sentence punctuation stands.
  init(in bytes: Span<UInt8>, at start: Int, table: CharacterTable) {
    var index = start
    var dots = 0
    var isStrong = false
    var isWide = false
    var closes = false
    scan: while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      switch scalar {
      case 0x2E:
        dots += 1
        index += 1
        if let next = Self.spacedDot(in: bytes, after: index) { index = next }
        continue
      case 0x2026: dots += 3
      case 0x21, 0x3F, 0x061F, 0x06D4, 0x203C...0x2049: isStrong = true
      case 0x22: closes = true
      case 0x27, 0x29, 0x5D, 0x7D: closes = true
      case 0x20:
        guard let next = Self.spacedCloser(in: bytes, after: index) else { break scan }
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
    self.closes = closes
    kind = isWide ? .wide : isStrong ? .strong : dots > 1 ? .ellipsis : .fullStop
  }

  /// The offset of the next dot of `. . .`.
  private static func spacedDot(in bytes: Span<UInt8>, after index: Int) -> Int? {
    guard index + 1 < bytes.count, bytes[index] == 0x20, bytes[index + 1] == 0x2E else {
      return nil
    }
    guard index + 2 < bytes.count else { return index + 1 }
    let next = bytes[index + 2]
    return next == 0x20 || next == 0x2E || next == 0x0A || next == 0x0D ? index + 1 : nil
  }

  /// The offset after a quotation mark or bracket that closes after a space, as in text whose marks
  /// are set apart: `he said . '' then`.
  private static func spacedCloser(in bytes: Span<UInt8>, after space: Int) -> Int? {
    var index = space + 1
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case 0x22, 0x29, 0x5D, 0x7D: index += 1
    case 0x27:
      index += 1
      if index < bytes.count, bytes[index] == 0x27 { index += 1 }
    default: return nil
    }
    guard index < bytes.count else { return index }
    return bytes[index] <= 0x20 ? index : nil
  }

  /// The offset after a reference such as `[12]`.
  private static func footnote(in bytes: Span<UInt8>, at open: Int) -> Int? {
    var index = open + 1
    while index < bytes.count, index < open + 5, bytes[index] &- 0x30 < 10 { index += 1 }
    guard index > open + 1, index < bytes.count, bytes[index] == 0x5D else { return nil }
    return index + 1
  }
}
