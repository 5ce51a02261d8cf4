/// The IPv6 serializer (RFC 5952).
enum IPv6Serializer {
  /// Appends an address in its brackets.
  static func append(_ address: UInt128, to output: inout [UInt8]) {
    let pieces = (0..<8).map { UInt16(truncatingIfNeeded: address >> UInt128(16 * (7 - $0))) }
    let zeros = longestRunOfZeros(pieces)
    output.append(UInt8(ascii: "["))
    var index = 0
    while index < 8 {
      if index == zeros?.lowerBound, let zeros {
        output.append(contentsOf: index == 0 ? "::".utf8 : ":".utf8)
        index = zeros.upperBound
        continue
      }
      output.append(contentsOf: String(pieces[index], radix: 16).utf8)
      if index < 7 { output.append(UInt8(ascii: ":")) }
      index += 1
    }
    output.append(UInt8(ascii: "]"))
  }

  /// The first of the longest runs of zeros, if it has two or more.
  private static func longestRunOfZeros(_ pieces: [UInt16]) -> Range<Int>? {
    var longest: Range<Int>?
    var start = 0
    for (index, piece) in pieces.enumerated() {
      if piece != 0 { start = index + 1 }
      if index + 1 - start > max(longest?.count ?? 0, 1) { longest = start..<index + 1 }
    }
    return longest
  }
}
