/// Where quotations and titles of Chinese and Japanese text close, within which no sentence ends.
///
/// So `彼は「寒い。帰ろう。」と言った。` is one.
struct WideQuotes {
  /// The offset of the mark that closes the quotation that is open; 0 where none is.
  private(set) var end = 0
  /// By pair, up to where no closing mark is.
  private var hopeless = [0, 0, 0, 0, 0, 0]
  /// The number of bytes looked at.
  private(set) var work = 0

  /// The most bytes of a quotation that is kept whole, about 200 characters.
  private static let reach = 600

  /// Takes note of what may be an opening mark at an offset.
  mutating func note(_ scalar: UInt32, at index: Int, in bytes: Span<UInt8>, table: CharacterTable)
  {
    guard index >= end, let pair = Self.pair(of: scalar) else { return }
    guard hopeless[pair] <= index else { return }
    let start = index + bytes.scalar(at: index).width
    if scalar == 0x201C {
      guard start < bytes.count else { return }
      switch table.scalarClass(bytes.scalar(at: start).value) {
      case .solitary, .katakana: break
      default: return
      }
    }
    let limit = min(bytes.count, start + Self.reach)
    var depth = 1
    var place = start
    while place < limit, bytes[place] != 0x0A {
      if bytes[place] < 0xE0 {
        place += 1
        continue
      }
      let (found, width) = bytes.scalar(at: place)
      if found == scalar { depth += 1 }
      if found == Self.closers[pair] { depth -= 1 }
      if depth == 0 { break }
      place += width
    }
    work += place - index
    if depth == 0, place < limit { end = place } else { hopeless[pair] = place }
  }

  private static let closers: [UInt32] = [0x300D, 0x300F, 0x300B, 0x3009, 0xFF09, 0x201D]

  private static func pair(of scalar: UInt32) -> Int? {
    switch scalar {
    case 0x300C: 0
    case 0x300E: 1
    case 0x300A: 2
    case 0x3008: 3
    case 0xFF08: 4
    case 0x201C: 5
    default: nil
    }
  }
}
