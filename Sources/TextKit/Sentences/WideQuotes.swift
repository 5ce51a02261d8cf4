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

  /// Whether a sentence goes on at an offset right behind a quotation that has a full stop within.
  ///
  /// In Japanese it does with a particle, in Chinese with who says it.
  static func goOn(at start: Int, in bytes: Span<UInt8>) -> Bool {
    var near: [UInt32] = []
    var index = start
    while index < bytes.count, near.count < attributionReach {
      let (scalar, width) = bytes.scalar(at: index)
      if LineEnds.contains(scalar) { break }
      near.append(scalar)
      index += width
    }
    guard let first = near.first else { return false }
    if particles.contains(first) {
      return !openings.contains { near.starts(with: $0) }
    }
    // 他说。 李明说，
    let ends = near.firstIndex { enders.contains($0) } ?? near.count
    guard ends < near.count else { return false }
    let clause = near[..<ends]
    return verbs.contains { clause.count > $0.count && clause.suffix($0.count).elementsEqual($0) }
  }

  /// The most characters behind a quotation that are looked at for who said it.
  private static let attributionReach = 12
  private static let enders = scalars("。，！？：,.!?:")
  /// Particles that a Japanese clause goes on with.
  private static let particles = scalars("とっがをにはのもでへやなかだよねらしさ")
  /// Words that begin like one of those and open a sentence.
  private static let openings = words(
    "はい もう もし もちろん もっと もはや でも、 ところ とても とは言え ともあれ とにかく だが だから だって しかし しかも さらに さて さあ さすが "
      + "やはり やっと やがて なぜ なお なんと なるほど なのに にもかかわらず のち かつて かなり よく ねえ しばらく すると")
  private static let verbs = words(
    "说 說 称 稱 表示 指出 认为 認為 问 問 喊 强调 強調 补充 補充 说道 說道 问道 問道 写道 寫道 喊道 笑道 叫道 答道 回答道")

  private static func scalars(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }

  private static func words(_ list: String) -> [[UInt32]] {
    list.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
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
