/// Tells what is no text.
package enum BinaryData {
  /// Whether bytes are those of a picture, an archive or the like: a twentieth and more of the first of them are
  /// control characters that no text has, in whatever encoding.
  package static func isLikely(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(4096)
    guard start.count >= 64, !start.starts(with: [0xFE, 0xFF]), !start.starts(with: [0xFF, 0xFE])
    else { return false }
    var controls = 0
    for byte in start where byte < 0x20 || byte == 0x7F {
      switch byte {
      // White space; what ISO-2022 and UTF-16 have, and separators of files.
      case 0x00, 0x09...0x0D, 0x0E, 0x0F, 0x1A...0x1E: break
      default: controls += 1
      }
    }
    return controls * 20 > start.count
  }
}
