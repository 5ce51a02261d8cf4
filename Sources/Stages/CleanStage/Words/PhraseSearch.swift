/// Looks for several short texts at once, ASCII letters in any case.
///
/// Two letters in a row tell at nearly every place that none of the texts begins there.
struct PhraseSearch: Sendable {
  private let phrases: [[UInt8]]
  /// The first two bytes of each.
  private let heads: [UInt16]
  /// For the lower five bits of a first byte, which of a second byte may follow.
  private let pairs: [UInt32]

  /// Creates a search.
  ///
  /// - Parameter phrases: What is looked for, in lower case; of two bytes at least.
  init(_ phrases: [String]) {
    self.phrases = phrases.map { Array($0.utf8) }
    var pairs = [UInt32](repeating: 0, count: 32)
    for phrase in self.phrases { pairs[Int(phrase[0] & 31)] |= 1 << UInt32(phrase[1] & 31) }
    self.pairs = pairs
    heads = self.phrases.map { PhraseSearch.head($0[0], $0[1]) }
  }

  @inline(__always)
  private static func head(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(ByteSearch.lower(first)) << 8 | UInt16(ByteSearch.lower(second))
  }

  /// Whether one of the texts is part of the bytes.
  func isIn(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 1 else { return false }
    let pairs = pairs.span
    var last = bytes[0]
    for place in 1..<bytes.count {
      let byte = bytes[unchecked: place]
      // Five bits are less than the 32 that there are.
      if pairs[unchecked: Int(last & 31)] >> UInt32(byte & 31) & 1 == 1,
        begins(in: bytes, at: place - 1)
      {
        return true
      }
      last = byte
    }
    return false
  }

  private func begins(in bytes: Span<UInt8>, at start: Int) -> Bool {
    let head = PhraseSearch.head(bytes[start], bytes[start + 1])
    for index in heads.indices where heads[index] == head {
      let phrase = phrases[index]
      guard phrase.count <= bytes.count - start else { continue }
      var length = 2
      while length < phrase.count, ByteSearch.lower(bytes[start + length]) == phrase[length] {
        length += 1
      }
      if length == phrase.count { return true }
    }
    return false
  }
}
