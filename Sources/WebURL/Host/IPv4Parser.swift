/// The IPv4 parser, and the check that says which hosts go to it.
enum IPv4Parser {
  private static let dot = UInt8(ascii: ".")

  /// The ends in a number checker.
  static func endsInNumber(_ input: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let range = withoutFinalDot(input, range)
    var start = range.upperBound
    while start > range.lowerBound, input[start - 1] != dot { start -= 1 }
    let last = start..<range.upperBound
    guard !last.isEmpty, input[start].isASCIIDigit else { return false }
    var areDigits = true
    for index in last where !input[index].isASCIIDigit { areDigits = false }
    return areDigits || number(input, last) != nil
  }

  /// The address that a host stands for which ends in a number.
  static func parse(
    _ input: Span<UInt8>, _ range: Range<Int>
  ) throws(WebURL.ParseError) -> UInt32 {
    let range = withoutFinalDot(input, range)
    var count = 1
    for index in range where input[index] == dot { count += 1 }
    guard count <= 4 else { throw .ipv4TooManyParts }
    var address: UInt64 = 0
    var start = range.lowerBound
    // The first fault in the order of the parts would do, but the standard reads all numbers first.
    var isOutOfRange = false
    for part in 1...count {
      var end = start
      while end < range.upperBound, input[end] != dot { end += 1 }
      guard let value = number(input, start..<end) else { throw .ipv4NonNumericPart }
      let bits = part == count ? UInt64(8 * (5 - count)) : 8
      if value >= 1 << bits { isOutOfRange = true }
      address = address << bits | min(value, 1 << bits - 1)
      start = end + 1
    }
    guard !isOutOfRange else { throw .ipv4OutOfRangePart }
    return UInt32(truncatingIfNeeded: address)
  }

  private static func withoutFinalDot(_ input: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    !range.isEmpty && input[range.upperBound - 1] == dot ? range.dropLast() : range
  }

  /// The IPv4 number parser; numbers beyond 2³² are all one.
  private static func number(_ input: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
    guard let first = range.first else { return nil }
    var digits = range
    var radix: UInt64 = 10
    if range.count >= 2, input[first] == UInt8(ascii: "0") {
      let isHex = input[first + 1] | 0x20 == UInt8(ascii: "x")
      radix = isHex ? 16 : 8
      digits = digits.dropFirst(isHex ? 2 : 1)
    }
    var value: UInt64 = 0
    for index in digits {
      guard let digit = input[index].hexDigitValue, digit < radix else { return nil }
      value = min(value * radix + UInt64(digit), 1 << 32)
    }
    return value
  }
}
