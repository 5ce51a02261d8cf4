import HTML

/// Takes out of a document what no text has, before it is read.
enum CleanedText {
  /// The document with line ends as XML has them (section 2.11), without control characters, and with C1
  /// control characters, which nobody means, as what windows-1252 has there.
  ///
  /// Nearly all documents have none of it, which is told many bytes at a time.
  static func of(_ bytes: [UInt8]) -> [UInt8] {
    let first = firstOdd(bytes.span)
    if first == bytes.count { return bytes }
    var result = Array(bytes[..<first])
    result.reserveCapacity(bytes.count)
    let span = bytes.span
    var place = first
    while place < span.count {
      let byte = span[place]
      switch byte {
      case 0x0D:
        result.append(0x0A)
        if place + 1 < span.count, span[place + 1] == 0x0A { place += 1 }
      case 0x09, 0x0A: result.append(byte)
      case 0..<0x20: break
      case 0xC2 where place + 1 < span.count && (0x80...0x9F).contains(span[place + 1]):
        MarkupReference.append(UInt32(span[place + 1]), to: &result)
        place += 1
      default:
        // Up to the next byte that may be odd, in one piece.
        var end = place + 1
        while end < span.count, span[end] >= 0x20, span[end] != 0xC2 { end += 1 }
        result.append(contentsOf: bytes[place..<end])
        place = end
        continue
      }
      place += 1
    }
    return result
  }

  /// The first place of a byte that is to be changed; the end if there is none.
  private static func firstOdd(_ span: Span<UInt8>) -> Int {
    min(firstControl(span), firstC1(span))
  }

  /// The first place of a control character, line feeds and tabs aside; eight bytes are looked at at once.
  private static func firstControl(_ span: Span<UInt8>) -> Int {
    let raw = span.bytes
    var place = 0
    while place + 8 <= span.count {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      // The high bit of bytes below 0x20, and perhaps of others after the first of them.
      var low = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
      while low != 0 {
        let offset = low.trailingZeroBitCount / 8
        if isControl(span[place + offset]) { return place + offset }
        low &= low &- 1
      }
      place += 8
    }
    while place < span.count, !isControl(span[place]) { place += 1 }
    return place
  }

  private static func firstC1(_ span: Span<UInt8>) -> Int {
    var place = 0
    while true {
      place = Scan.first(of: 0xC2, or: 0xC2, in: span, place..<span.count)
      guard place + 1 < span.count else { return span.count }
      if (0x80...0x9F).contains(span[place + 1]) { return place }
      place += 1
    }
  }

  @inline(__always)
  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 9 && byte != 10 }
}
