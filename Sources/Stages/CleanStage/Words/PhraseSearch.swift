/// Looks for several short texts at once, ASCII letters in any case.
///
/// Three letters in a row tell at nearly every place that none of the texts begins there.
struct PhraseSearch: Sendable {
  /// The texts, one after the other, and where each begins, with the end of the last.
  private let bytes: [UInt8]
  private let starts: [Int32]
  /// For the lower five bits of the first two bytes, the first of the phrases that begin so, and the one behind the
  /// last.
  private let places: [UInt16]
  /// For the lower five bits of a first byte, which of a second byte may follow.
  private let pairs: [UInt32]
  /// For the lower five bits of the first two bytes, which of a third byte may follow; all behind a text of two.
  private let thirds: [UInt32]

  /// Creates a search.
  ///
  /// - Parameter phrases: What is looked for, in lower case; of two bytes at least.
  init(_ phrases: [String]) {
    let phrases = phrases.map { Array($0.utf8) }
      .sorted { PhraseSearch.head($0[0], $0[1]) < PhraseSearch.head($1[0], $1[1]) }
    var pairs = [UInt32](repeating: 0, count: 32)
    var thirds = [UInt32](repeating: 0, count: 1024)
    var places = [UInt16](repeating: 0, count: 1025)
    var starts: [Int32] = [0]
    var bytes: [UInt8] = []
    for phrase in phrases {
      let head = PhraseSearch.head(phrase[0], phrase[1])
      pairs[Int(phrase[0] & 31)] |= 1 << UInt32(phrase[1] & 31)
      thirds[head] |= phrase.count > 2 ? 1 << UInt32(phrase[2] & 31) : .max
      places[head + 1] += 1
      bytes.append(contentsOf: phrase)
      starts.append(Int32(truncatingIfNeeded: bytes.count))
    }
    for index in 1..<places.count { places[index] += places[index - 1] }
    self.bytes = bytes
    self.starts = starts
    self.pairs = pairs
    self.thirds = thirds
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
    let (pairs, thirds) = (pairs.span, thirds.span)
    var last = bytes[0]
    for place in 1..<bytes.count {
      let byte = bytes[unchecked: place]
      // Five bits are less than the 32 that there are, and ten less than the 1024.
      if pairs[unchecked: Int(last & 31)] >> UInt32(byte & 31) & 1 == 1 {
        // Behind the last byte only a text of two can begin, which any third will do for.
        let third = place + 1 < bytes.count ? bytes[unchecked: place + 1] : 0
        if thirds[unchecked: PhraseSearch.head(last, byte)] >> UInt32(third & 31) & 1 == 1,
          begins(in: bytes, at: place - 1)
        {
          return place - 1
        }
      }
      last = byte
    }
    return nil
  }

  private func begins(in text: Span<UInt8>, at start: Int) -> Bool {
    let (bytes, starts) = (bytes.span, starts.span)
    let head = PhraseSearch.head(text[start], text[start + 1])
    for index in Int(places[head])..<Int(places[head + 1]) {
      let (first, end) = (Int(starts[index]), Int(starts[index + 1]))
      guard end - first <= text.count - start else { continue }
      var place = first
      while place < end, ByteSearch.lower(text[start + place - first]) == bytes[place] {
        place += 1
      }
      if place == end { return true }
    }
    return false
  }
}
