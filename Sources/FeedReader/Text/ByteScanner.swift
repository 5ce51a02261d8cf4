/// Reads a few bytes of text from front to back.
struct ByteScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }
  var isAtSign: Bool { peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") }
  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Whether a sign of ASCII is next.
  func isAt(_ sign: Unicode.Scalar) -> Bool { peek.map(UInt32.init) == sign.value }

  mutating func skipOne() {
    if !isAtEnd { position += 1 }
  }

  mutating func skipSpaces() {
    while let byte = peek, byte <= 0x20 { position += 1 }
  }

  mutating func skip(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  mutating func digit() -> UInt8? {
    guard let byte = peek, (0x30...0x39).contains(byte) else { return nil }
    position += 1
    return byte - 0x30
  }

  /// A run of up to 18 digits; nil if there is none, or it is longer.
  mutating func digits() -> (value: Int64, count: Int)? {
    var ahead = self
    var (value, count): (Int64, Int) = (0, 0)
    while let digit = ahead.digit() {
      count += 1
      guard count <= 18 else { return nil }
      value = value * 10 + Int64(digit)
    }
    guard count > 0 else { return nil }
    self = ahead
    return (value, count)
  }

  /// A run of letters; bytes beyond ASCII count as letters.
  mutating func word() -> String? {
    let start = position
    while let byte = peek, byte >= 0x80 || (0x61...0x7A).contains(byte) { position += 1 }
    return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Skips the letters of "1st", "2nd", "3rd" and "4th".
  mutating func skipOrdinalSuffix() {
    for suffix in ["st", "nd", "rd", "th"] where skip(suffix) { return }
  }
}

extension ArraySlice where Element == UInt8 {
  /// The bytes without white space at either end.
  func trimmedSlice() -> ArraySlice<UInt8> {
    let span = span
    var (start, end) = (0, span.count)
    while start < end, Self.isSpace(span[start]) { start += 1 }
    while end > start, Self.isSpace(span[end - 1]) { end -= 1 }
    return end - start == count ? self : self[(startIndex + start)..<(startIndex + end)]
  }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
}

extension Array where Element == UInt8 {
  /// The bytes without white space at either end.
  func trimmed() -> [UInt8] { Array(self[...].trimmedSlice()) }
}
