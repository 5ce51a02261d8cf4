/// Whether a text uses capitals, which sentence finding relies on where it can.
enum Capitals {
  private static let sample = 8192

  /// Whether the start of a text has small letters but no capitals at all.
  static func areMissing(in bytes: Span<UInt8>) -> Bool {
    var letters = 0
    for index in 0..<min(bytes.count, sample) {
      let byte = bytes[index]
      if byte &- 0x41 < 26 { return false }
      if byte &- 0x61 < 26 { letters += 1 }
    }
    return letters >= 20
  }
}
