import Compression

/// The dictionary that a file of Zstandard records may begin with, in a frame that others skip
/// (IIPC, "WARC Zstandard Compression", 1.0).
enum ZstdDictionary {
  /// The largest that is read.
  private static let limit = 16 << 20

  /// How many bytes a skippable frame has; `nil` for another one.
  static func frameLength(_ bytes: [UInt8], at start: Int) -> Int? {
    guard bytes.count - start >= 8, bytes[start] & 0xF0 == 0x50,
      bytes[(start + 1)..<(start + 4)] == [0x2A, 0x4D, 0x18]
    else { return nil }
    return 8 + (0..<4).reduce(0) { $0 | Int(bytes[start + 4 + $1]) << (8 * $1) }
  }

  /// The dictionary in a frame; empty for a frame of something else.
  ///
  /// - Throws: `CompressionError` for one that is compressed and damaged, or too large.
  static func read(_ frame: [UInt8]) throws(CompressionError) -> [UInt8] {
    guard frame.first == 0x5D else { return [] }
    if frame.count > limit {
      throw CompressionError(.unsupported, "the dictionary is larger than 16 MiB", offset: 0)
    }
    let content = Array(frame[8...])
    let isPacked = content.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    return isPacked ? try ContentCoding.zstd.unpacked(content, limit: limit) : content
  }
}
