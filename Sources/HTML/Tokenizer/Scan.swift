/// Looking for bytes.
enum Scan {
  /// The first place of a byte at or after `start`; the end where it is not found.
  @inline(__always)
  static func find(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] != byte { place += 1 }
    return place
  }

  /// Whether a run of text cannot be read as it stands: it has a reference, a CR or NUL.
  @inline(__always)
  static func needsDecoding(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for place in range {
      let byte = bytes[place]
      if byte == 0x26 || byte == 0x0D || byte == 0 { return true }
    }
    return false
  }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }
}
