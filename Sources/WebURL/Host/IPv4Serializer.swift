/// The IPv4 serializer.
enum IPv4Serializer {
  static func append(_ address: UInt32, to output: inout [UInt8]) {
    for shift in [24, 16, 8, 0] as [UInt32] {
      Decimal.append(UInt16(address >> shift & 0xFF), to: &output)
      if shift > 0 { output.append(UInt8(ascii: ".")) }
    }
  }
}
