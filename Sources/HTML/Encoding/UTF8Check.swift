/// Checks of UTF-8.
enum UTF8Check {
  /// Whether bytes are valid UTF-8 (Unicode 16, table 3-7).
  static func isValid(_ bytes: Span<UInt8>) -> Bool { validEnd(bytes, from: 0) == bytes.count }

  /// Where the first character that is not valid begins, from a place on; the end if there is none.
  ///
  /// ASCII is passed over in words, other characters one by one: on web pages that is faster than the
  /// standard library's check.
  static func validEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    let count = bytes.count
    let high: UInt64 = 0x8080_8080_8080_8080
    var place = start
    while place < count {
      while place + 32 <= count {
        // The loads check bounds.
        let block = raw.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
        let any = (block.x | block.y | block.z | block.w) & high
        if any != 0 { break }
        place += 32
      }
      while place + 8 <= count {
        let word =
          raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian & high
        if word != 0 {
          place += word.trailingZeroBitCount / 8
          break
        }
        place += 8
      }
      while place < count, bytes[place] < 0x80 { place += 1 }
      // Characters beyond ASCII mostly come in words of them, parted by single bytes.
      while place < count {
        let length = length(bytes, place)
        if length == 0 { return place }
        place += length
        if length == 1, place < count, bytes[place] < 0x80 { break }
      }
    }
    return count
  }

  /// How many bytes one U+FFFD stands for where a character is not valid: those that could begin one
  /// (Unicode 16, section 3.9, "maximal subpart").
  static func errorLength(_ bytes: Span<UInt8>, _ place: Int) -> Int {
    let first = bytes[place]
    guard first >= 0xC2, first < 0xF5, place + 1 < bytes.count else { return 1 }
    let second = bytes[place + 1]
    let isSecond =
      switch first {
      case 0xE0: second >= 0xA0 && second < 0xC0
      case 0xED: second >= 0x80 && second < 0xA0
      case 0xF0: second >= 0x90 && second < 0xC0
      case 0xF4: second >= 0x80 && second < 0x90
      default: isTrail(second)
      }
    guard isSecond else { return 1 }
    // Had it all its bytes, it would be valid: one of two has the second, so that it is not here.
    guard first >= 0xF0, place + 2 < bytes.count, isTrail(bytes[place + 2]) else { return 2 }
    return 3
  }

  /// The length of the character at a place; 0 if there is none that is valid.
  @inline(__always)
  private static func length(_ bytes: Span<UInt8>, _ place: Int) -> Int {
    let first = bytes[place]
    if first < 0x80 { return 1 }
    guard place + 1 < bytes.count else { return 0 }
    let second = bytes[place + 1]
    if first < 0xE0 { return first >= 0xC2 && isTrail(second) ? 2 : 0 }
    guard place + 2 < bytes.count, isTrail(second), isTrail(bytes[place + 2]) else { return 0 }
    if first < 0xF0 {
      let isBelow = first == 0xE0 && second < 0xA0
      return isBelow || (first == 0xED && second >= 0xA0) ? 0 : 3
    }
    guard place + 3 < bytes.count, first < 0xF5, isTrail(bytes[place + 3]) else { return 0 }
    let isBelow = first == 0xF0 && second < 0x90
    return isBelow || (first == 0xF4 && second >= 0x90) ? 0 : 4
  }

  @inline(__always)
  private static func isTrail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
