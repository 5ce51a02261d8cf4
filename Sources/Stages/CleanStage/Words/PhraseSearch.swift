/// Looks for several short texts at once, ASCII letters in any case.
///
/// Two letters in a row tell at nearly every place that none of the texts begins there.
struct PhraseSearch: Sendable {
  /// The phrases one after the other, those that begin alike together.
  private let bytes: [UInt8]
  /// Where the phrases begin, and where the last one ends.
  private let places: [Int]
  /// For the lower five bits of a first byte, the first of its phrases.
  private let firsts: [Int]
  /// For the lower five bits of a first byte, which of a second byte may follow.
  private let pairs: [UInt32]

  /// Creates a search.
  ///
  /// - Parameter phrases: What is looked for, in lower case; of two bytes at least.
  init(_ phrases: [String]) {
    var pairs = [UInt32](repeating: 0, count: 32)
    var firsts: [Int] = []
    var bytes: [UInt8] = []
    var places: [Int] = []
    for low in 0..<UInt8(32) {
      firsts.append(places.count)
      for phrase in phrases.map({ Array($0.utf8) }) where phrase[0] & 31 == low {
        pairs[Int(low)] |= 1 << UInt32(phrase[1] & 31)
        places.append(bytes.count)
        bytes += phrase
      }
    }
    firsts.append(places.count)
    places.append(bytes.count)
    self.bytes = bytes
    self.places = places
    self.firsts = firsts
    self.pairs = pairs
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

  private func begins(in text: Span<UInt8>, at start: Int) -> Bool {
    let (bytes, places) = (bytes.span, places.span)
    let low = Int(text[start] & 31)
    for index in firsts[low]..<firsts[low + 1] {
      let count = places[index + 1] - places[index]
      guard count <= text.count - start else { continue }
      var length = 0
      while length < count,
        ByteSearch.lower(text[start + length]) == bytes[places[index] + length]
      {
        length += 1
      }
      if length == count { return true }
    }
    return false
  }
}
