/// Looks for several short texts at once, ASCII letters in any case.
///
/// Two letters in a row tell at nearly every place that none of the texts begins there.
struct PhraseSearch: Sendable {
  private let phrases: [[UInt8]]
  /// For the lower five bits of the first two bytes, the first of the phrases that begin so, and the one behind the
  /// last.
  private let places: [UInt16]
  /// For the lower five bits of a first byte, which of a second byte may follow.
  private let pairs: [UInt32]

  /// Creates a search.
  ///
  /// - Parameter phrases: What is looked for, in lower case; of two bytes at least.
  init(_ phrases: [String]) {
    self.phrases = phrases.map { Array($0.utf8) }
      .sorted { PhraseSearch.head($0[0], $0[1]) < PhraseSearch.head($1[0], $1[1]) }
    var pairs = [UInt32](repeating: 0, count: 32)
    for phrase in self.phrases { pairs[Int(phrase[0] & 31)] |= 1 << UInt32(phrase[1] & 31) }
    self.pairs = pairs
    var places = [UInt16](repeating: 0, count: 1025)
    for phrase in self.phrases { places[PhraseSearch.head(phrase[0], phrase[1]) + 1] += 1 }
    for index in 1..<places.count { places[index] += places[index - 1] }
    self.places = places
  }

  @inline(__always)
  private static func head(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  /// Whether one of the texts is part of the bytes.
  func isIn(_ bytes: Span<UInt8>) -> Bool { first(in: bytes) != nil }

  /// Where the first of the texts begins; `nil` if none is part of the bytes.
  func first(in bytes: Span<UInt8>) -> Int? {
    guard bytes.count > 1 else { return nil }
    let pairs = pairs.span
    var last = bytes[0]
    for place in 1..<bytes.count {
      let byte = bytes[unchecked: place]
      // Five bits are less than the 32 that there are.
      if pairs[unchecked: Int(last & 31)] >> UInt32(byte & 31) & 1 == 1,
        begins(in: bytes, at: place - 1)
      {
        return place - 1
      }
      last = byte
    }
    return nil
  }

  private func begins(in bytes: Span<UInt8>, at start: Int) -> Bool {
    let head = PhraseSearch.head(bytes[start], bytes[start + 1])
    for index in Int(places[head])..<Int(places[head + 1]) {
      let phrase = phrases[index]
      guard phrase.count <= bytes.count - start else { continue }
      var length = 0
      while length < phrase.count, ByteSearch.lower(bytes[start + length]) == phrase[length] {
        length += 1
      }
      if length == phrase.count { return true }
    }
    return false
  }
}
