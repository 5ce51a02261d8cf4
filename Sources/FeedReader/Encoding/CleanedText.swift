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

  /// The first place of a byte that is to be changed; the end if there is none. Sixteen bytes are looked
  /// at at once.
  private static func firstOdd(_ span: Span<UInt8>) -> Int {
    let raw = span.bytes
    let (high, none) = (SIMD16<UInt8>(repeating: 0xE0), SIMD16<UInt8>(repeating: 0))
    let (tab, feed) = (SIMD16<UInt8>(repeating: 9), SIMD16<UInt8>(repeating: 10))
    let lead = SIMD16<UInt8>(repeating: 0xC2)
    var place = 0
    while place + 16 <= span.count {
      // The load checks bounds.
      let block = raw.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let isControl = (block & high .== none) .& .!((block .== tab) .| (block .== feed))
      let found = unsafeBitCast(isControl .| (block .== lead), to: SIMD2<UInt64>.self)
      if found.x | found.y != 0 {
        for odd in place..<place + 16 where isOdd(span, odd) { return odd }
      }
      place += 16
    }
    while place < span.count, !isOdd(span, place) { place += 1 }
    return place
  }

  /// Whether a control character stands at a place, line feeds and tabs aside.
  @inline(__always)
  private static func isOdd(_ span: Span<UInt8>, _ place: Int) -> Bool {
    let byte = span[place]
    if byte < 0x20 { return byte != 9 && byte != 10 }
    return byte == 0xC2 && place + 1 < span.count && (0x80...0x9F).contains(span[place + 1])
  }
}
