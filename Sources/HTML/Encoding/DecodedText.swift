/// Text in UTF-8 that a decoder writes, in memory that may be that of the text before.
struct DecodedText: Sendable {
  static let replacement: UInt32 = 0xFFFD

  private(set) var bytes: [UInt8] = []

  /// Forgets the text but keeps its memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Prepares for about as many bytes.
  mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Writes what is in UTF-8 already.
  mutating func append(contentsOf text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

  /// Writes a code point.
  @inline(__always)
  mutating func append(_ code: UInt32) {
    if code < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: code))
      return
    }
    if code < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | code >> 6))
    } else {
      if code < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | code >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | code >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | code >> 12 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | code & 0x3F))
  }

  /// Writes U+FFFD for a pair of bytes that stands for nothing; gives how many bytes it takes up: a
  /// second byte of ASCII is read again, so that no markup is lost.
  @inline(__always)
  mutating func appendError(second: UInt8) -> Int {
    append(DecodedText.replacement)
    return second < 0x80 ? 1 : 2
  }
}
