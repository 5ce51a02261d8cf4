/// Reads the numbers that ``UnicodeData`` is encoded in.
struct DataReader {
  private var digits: Substring.UTF8View.Iterator

  init(_ text: String) {
    digits = text[...].utf8.makeIterator()
  }

  /// The next number: groups of five bits, the low ones first; the sixth bit says that more follow.
  mutating func next() -> UInt32? {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while let byte = digits.next(), let digit = Self.value(of: byte) {
      value |= (digit & 31) << shift
      if digit < 32 { return value }
      shift += 5
    }
    return nil
  }

  /// The next number that may be negative.
  mutating func nextSigned() -> Int32? {
    guard let value = next() else { return nil }
    let half = Int32(truncatingIfNeeded: value >> 1)
    return value & 1 == 0 ? half : ~half
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a") + 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0") + 52)
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
