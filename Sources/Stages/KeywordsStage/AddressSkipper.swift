import TextKit

/// Tells which words belong to a web or mail address, or are the name of a character: `www`, `https`, `&nbsp;`.
struct AddressSkipper {
  /// The end of what was looked at, up to the next white space.
  private var end = 0
  /// From where on words are passed over there.
  private var skipped = 0..<0

  /// Whether a word says nothing; to be asked of one word after the other.
  mutating func skips(_ word: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    if word.lowerBound >= end { look(at: word, in: bytes) }
    if skipped.contains(word.lowerBound) { return true }
    guard word.lowerBound > 0, word.upperBound < bytes.count, bytes[word.upperBound] == 0x3B else {
      return false
    }
    let before = bytes[word.lowerBound - 1]
    return before == 0x26
      || before == 0x23 && word.lowerBound > 1 && bytes[word.lowerBound - 2] == 0x26
  }

  /// Finds out whether what stands up to the next white space is an address.
  private mutating func look(at word: Range<Int>, in bytes: Span<UInt8>) {
    var index = word.lowerBound
    var isAddress = Self.starts(bytes, index, with: "www.")
    /// The first letter behind the last full stop that has letters on both sides.
    var label: Int?
    var hasPath = false
    while index < bytes.count, bytes[index] > 0x20 {
      switch bytes[index] {
      case 0x3A: if Self.starts(bytes, index, with: "://") { isAddress = true }
      case 0x40: if index > word.lowerBound { isAddress = true }
      case 0x2E where !hasPath && index + 1 < bytes.count && bytes[index + 1] | 0x20 &- 0x61 < 26:
        label = index + 1
      case 0x2F: hasPath = true
      default: break
      }
      index += 1
    }
    end = index
    skipped = end..<end
    if isAddress {
      skipped = word.lowerBound..<end
    } else if let label, Self.isDomain(bytes, label) {
      // Of `Booking.com` the name is left.
      skipped = (hasPath ? word.lowerBound : word.upperBound)..<end
    }
  }

  /// Whether a label is one that domains of the web end with.
  private static func isDomain(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    var scanner = WordScanner(from: start)
    guard let word = scanner.next(in: bytes), word.range.lowerBound == start else { return false }
    return topLevel.contains(word.hash)
  }

  private static let topLevel = WordHashSet(
    words:
      "com org net edu gov info biz io co uk de fr es it pt nl pl ru eu at ch jp cn br tv news html htm php pdf"
  )

  private static func starts(_ bytes: Span<UInt8>, _ start: Int, with text: StaticString) -> Bool {
    guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { wanted in
      wanted.indices.allSatisfy { index in
        let byte = bytes[start + index]
        return byte == wanted[index] || byte &- 0x41 < 26 && byte | 0x20 == wanted[index]
      }
    }
  }

  /// The length of `&`, or of `&amp;`, at an offset.
  static func entityLength(at start: Int, in bytes: Span<UInt8>, upTo end: Int) -> Int {
    start + 5 <= end && starts(bytes, start, with: "&amp;") ? 5 : 1
  }
}
