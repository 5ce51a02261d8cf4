/// Gzip streams of a few bytes that repeat, in one fixed Huffman block (RFC 1951, 3.2.6).
enum RepeatingGzip {
  /// How many bytes repeat.
  enum Period {
    case one
    case five
  }

  /// A stream without its trailer.
  ///
  /// - Parameters:
  ///   - start: The bytes that it unpacks to at first.
  ///   - period: How many of the last of them repeat.
  ///   - runs: How often 258 bytes follow.
  /// - Returns: The stream.
  static func make(_ start: [UInt8], period: Period, runs: Int) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var pending: UInt32 = 0
    var count: UInt32 = 0
    func put(_ bits: UInt32, _ width: UInt32) {
      pending |= bits << count
      count += width
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        count -= 8
      }
    }
    // Codes come with their first bit first.
    func putCode(_ code: UInt32, _ width: UInt32) {
      for bit in (0..<width).reversed() { put(code >> bit & 1, 1) }
    }
    put(0b011, 3)  // last block, fixed codes
    for byte in start {
      if byte < 144 {
        putCode(0b0011_0000 + UInt32(byte), 8)
      } else {
        putCode(0b1_1001_0000 + UInt32(byte) - 144, 9)
      }
    }
    for _ in 0..<runs {
      putCode(0b1100_0101, 8)  // length 258
      switch period {
      case .one: putCode(0, 5)
      case .five: putCode(4, 5); put(0, 1)
      }
    }
    putCode(0, 7)  // end of block
    put(0, 8)
    return bytes
  }
}
