/// Which brackets of a text are open, so that a sentence is not taken out of the middle of one.
///
/// The mark of an enumeration (`1)`, `b]`) and the mouth of a face (`:)`, `:-(`) are no brackets. A
/// half-open interval, `[0, 1)`, is closed by the other kind.
struct BracketBalance {
  /// Whether a bracket has closed that had not opened.
  private(set) var lacksOpening = false
  /// How many round and square ones are open.
  private var depths = SIMD2(0, 0)
  /// How many brackets were closed by what may also have been the mark of an enumeration or a mouth.
  private var doubtful = 0

  /// The most bytes behind a sentence in which its bracket is looked for; what is longer is not closed.
  static let reach = 600

  /// Whether a bracket is open.
  var isOpen: Bool { depths.wrappedSum() > 0 }

  /// Whether every bracket has opened and closed.
  var isBalanced: Bool { !isOpen && !lacksOpening }

  /// Reads a part of a text that follows what was read before.
  ///
  /// - Parameters:
  ///   - range: The part, in bytes.
  ///   - bytes: The text.
  ///   - stopsWhenClosed: Whether to read no further than to where all brackets are closed.
  /// - Returns: Where reading ended.
  @discardableResult
  mutating func read(
    _ range: Range<Int>, of bytes: Span<UInt8>, stopsWhenClosed: Bool = false
  ) -> Int {
    for index in range {
      switch bytes[index] {
      case 0x28: if !Self.isMouth(at: index, in: bytes) { depths[0] += 1 }
      case 0x5B: if !Self.isMouth(at: index, in: bytes) { depths[1] += 1 }
      case 0x29: close(0, at: index, in: bytes)
      case 0x5D: close(1, at: index, in: bytes)
      default: continue
      }
      if stopsWhenClosed, !isOpen { return index + 1 }
    }
    return range.upperBound
  }

  /// Closes a round bracket (0) or a square one (1).
  private mutating func close(_ kind: Int, at index: Int, in bytes: Span<UInt8>) {
    let isDoubtful = Self.isMouth(at: index, in: bytes) || Self.isItemMark(at: index, in: bytes)
    let closed = depths[kind] > 0 ? kind : 1 - kind
    if depths[closed] > 0 {
      depths[closed] -= 1
      if isDoubtful { doubtful += 1 }
    } else if isDoubtful {
      return
    } else if doubtful > 0 {
      doubtful -= 1
    } else {
      lacksOpening = true
    }
  }

  /// Whether a bracket is, or may be, the mouth of a face: `:)`, `;-(`, and `))` as in Russian.
  private static func isMouth(at index: Int, in bytes: Span<UInt8>) -> Bool {
    let mark = bytes[index]
    var eyes = index
    while eyes > 0, index - eyes < 8, bytes[eyes - 1] == mark { eyes -= 1 }
    let repeats = index - eyes
    if eyes > 0, bytes[eyes - 1] == 0x2D || bytes[eyes - 1] == 0x27 { eyes -= 1 }
    guard eyes > 0 else { return false }
    switch bytes[eyes - 1] {
    case 0x3A, 0x3B, 0x3D:
      // A word in brackets right behind a colon is no face.
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      return mark == 0x29 || mark == 0x5D || next <= 0x20 || next == mark || next == 0x2E
    default:
      let isFollowed = index + 1 < bytes.count && bytes[index + 1] == mark
      return mark == 0x29 && (repeats > 0 || isFollowed)
    }
  }

  /// Whether a bracket stands behind a number or letter of an enumeration: `a)`, `12)`, `iv)`.
  private static func isItemMark(at index: Int, in bytes: Span<UInt8>) -> Bool {
    var start = index
    var digits = 0
    var numerals = 0
    while start > 0, index - start < 5, bytes[start - 1] > 0x20 {
      start -= 1
      switch bytes[start] {
      case 0x30...0x39: digits += 1
      case 0x49, 0x56, 0x58, 0x69, 0x76, 0x78: numerals += 1
      case 0x41...0x5A, 0x61...0x7A: break
      default: return false
      }
    }
    let length = index - start
    guard length > 0, length < 5 else { return false }
    return length == 1 || digits == length || numerals == length
  }
}
