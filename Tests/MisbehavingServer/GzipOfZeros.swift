/// Compressed data that is small and becomes large: zeros, in one fixed Huffman block (RFC 1951).
package enum GzipOfZeros {
  /// A gzip stream without its trailer that unpacks to `1 + 258 * runs` zero bytes.
  package static func make(runs: Int) -> [UInt8] {
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
    put(0b011, 3)  // last block, fixed codes
    put(0b0000_1100, 8)  // literal 0: code 00110000, first bit first
    for _ in 0..<runs {
      put(0b1010_0011, 8)  // length 258: code 11000101
      put(0, 5)  // distance 1
    }
    put(0, 7)  // end of block
    put(0, 8)
    return bytes
  }
}
