/// Percent-encoding and percent-decoding of bytes.
enum PercentEncoding {
  /// Appends bytes, those of a set encoded.
  static func encode(
    _ input: Span<UInt8>, _ range: Range<Int>, _ set: ByteSet, into output: inout [UInt8]
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, !set.contains(input[end]) { end += 1 }
      copy(input, start..<end, to: &output)
      guard end < range.upperBound else { return }
      append(input[end], to: &output)
      start = end + 1
    }
  }

  /// Appends bytes as they are.
  static func copy(_ input: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    let bytes = input.extracting(range)
    output.append(addingCapacity: bytes.count) { span in
      for index in bytes.indices { span.append(bytes[index]) }
    }
  }

  /// Appends `%` and the two digits of a byte.
  static func append(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "%"))
    output.append(upperHexDigit(byte >> 4))
    output.append(upperHexDigit(byte & 15))
  }

  /// The bytes with each `%` and two digits replaced by the byte that they stand for.
  static func decode(_ input: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = input[index]
      if byte == UInt8(ascii: "%"), index + 2 < range.upperBound,
        let high = input[index + 1].hexDigitValue, let low = input[index + 2].hexDigitValue
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(byte)
        index += 1
      }
    }
    return output
  }

  private static func upperHexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
