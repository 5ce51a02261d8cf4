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

  /// How many bytes of a frame say at most which dictionary it needs (RFC 8878, section 3.1.1.1).
  static let longestFrameHeader = 10

  /// The number of the dictionary that a compressed frame needs; `nil` where it names none.
  static func neededID(_ bytes: [UInt8], at start: Int) -> UInt32? {
    let head = Array(bytes[start...].prefix(longestFrameHeader))
    guard head.count > 5, head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) else { return nil }
    let flag = head[4] & 3
    let count = flag == 3 ? 4 : Int(flag)
    // A frame of a single segment has no byte for its window.
    let first = head[4] & 0x20 == 0 ? 6 : 5
    guard count > 0, head.count >= first + count else { return nil }
    let id = head[first..<(first + count)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    return id == 0 ? nil : id
  }

  /// The number that a dictionary has; `nil` for one that is only text that frames refer to.
  static func id(of dictionary: [UInt8]) -> UInt32? {
    guard dictionary.count >= 8, dictionary.starts(with: [0x37, 0xA4, 0x30, 0xEC]) else {
      return nil
    }
    return dictionary[4..<8].reversed().reduce(0) { $0 << 8 | UInt32($1) }
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
