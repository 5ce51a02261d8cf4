/// Writes integers.
enum Decimal {
  static func append(_ value: UInt16, to output: inout [UInt8]) {
    var divisor: UInt16 = 1
    while value / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      output.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}
