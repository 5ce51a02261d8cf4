/// A checksum of 64 bits that finds damage, not forgery: eight bytes at a time in four lanes.
enum Checksum {
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(1, 2, 3, 4) &* 0x9E37_79B9_7F4A_7C15
    let factor = SIMD4<UInt64>(repeating: 0xFF51_AFD7_ED55_8CCD)
    var index = 0
    while index + 32 <= bytes.count {
      let piece = bytes.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ piece) &* factor
      lanes ^= lanes &>> 29
      index += 32
    }
    var hash = UInt64(bytes.count)
    for lane in lanes.indices { hash = (hash ^ lanes[lane]) &* 0xC4CE_B9FE_1A85_EC53 }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
      index += 1
    }
    return hash ^ hash >> 31
  }
}
