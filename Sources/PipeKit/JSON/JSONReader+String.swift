extension JSONReader {
  /// Reads a string.
  mutating func string(_ json: Span<UInt8>) throws(JSONError) -> String {
    var seen = ByteWord(0)
    guard let range = plainString(json, &seen) else { return try decodedString(json) }
    let text = json.extracting(range)
    if !seen.isASCII, !UTF8Validation.isValid(text) { throw invalidUTF8(range, json) }
    at = range.upperBound + 1
    // The bytes have been validated. To validate them again, as other ways to make a string do,
    // takes longer than all the rest for text that is not ASCII.
    return String(copying: UTF8Span(unchecked: text, isKnownASCII: seen.isASCII))
  }

  /// Reads a string as bytes, which are valid UTF-8.
  mutating func stringBytes(_ json: Span<UInt8>) throws(JSONError) -> [UInt8] {
    _ = try decode(json)
    // A copy, as the list it was decoded into has room for all the rest of the text.
    return Array(scratch)
  }

  /// Finds a string that has no escapes, and stays where it is.
  ///
  /// - Parameters:
  ///   - json: The text.
  ///   - seen: Collects the bytes by `or`.
  /// - Returns: What stands between the quotes; `nil` where there is an escape or an error.
  @inline(__always)
  func plainString(_ json: Span<UInt8>, _ seen: inout ByteWord) -> Range<Int>? {
    let start = at + 1
    let end = json.endOfPlain(from: start, seen: &seen)
    return end < json.count && json[end] == UInt8(ascii: "\"") ? start..<end : nil
  }

  @inline(never)
  private mutating func decodedString(_ json: Span<UInt8>) throws(JSONError) -> String {
    let isASCII = try decode(json)
    return String(copying: UTF8Span(unchecked: scratch.span, isKnownASCII: isASCII))
  }

  /// Reads a string into ``scratch``, without its escapes, as valid UTF-8.
  ///
  /// - Parameter json: The text.
  /// - Returns: Whether all of it is ASCII.
  /// - Throws: What is wrong, and where.
  private mutating func decode(_ json: Span<UInt8>) throws(JSONError) -> Bool {
    let start = at + 1
    let end: Int
    let isASCII: Bool
    scratch.removeAll(keepingCapacity: true)
    do throws(Flaw) {
      (end, isASCII) = try Self.decode(json, from: start, to: &scratch)
    } catch {
      // What is not UTF-8 and stands in front of it is wrong first.
      let range = start..<error.place
      throw UTF8Validation.isValid(json.extracting(range))
        ? self.error(error.message, json, at: error.place) : invalidUTF8(range, json)
    }
    if !isASCII, !UTF8Validation.isValid(json.extracting(start..<end)) {
      throw invalidUTF8(start..<end, json)
    }
    at = end + 1
    return isASCII
  }

  /// What is wrong with an escape, or where a string should end.
  private struct Flaw: Error {
    let message: String
    let place: Int
  }

  /// Decodes a string that begins at `start` behind its quote.
  ///
  /// - Parameters:
  ///   - json: The text.
  ///   - start: Where to begin.
  ///   - bytes: Where to.
  /// - Returns: The place of the closing quote, and whether all bytes before it are ASCII.
  /// - Throws: The first flaw but for invalid UTF-8.
  private static func decode(
    _ json: Span<UInt8>, from start: Int, to bytes: inout [UInt8]
  ) throws(Flaw) -> (end: Int, isASCII: Bool) {
    let digits = digits.span
    var place = start
    var seen = ByteWord(0)
    // No string is longer than it is with its escapes. What stands between them is copied as words.
    try bytes.append(addingCapacity: json.count - start + ByteWord.count) {
      (output) throws(Flaw) in
      try output.withUnsafeMutableBufferPointer { (buffer, count) throws(Flaw) in
        let buffer = UnsafeMutableRawBufferPointer(buffer)
        while true {
          let length = json.copyPlain(from: place, to: buffer, at: count, seen: &seen)
          place &+= length
          count &+= length
          guard place < json.count else {
            throw Flaw(message: "the text ends within a string", place: place)
          }
          if json[place] == UInt8(ascii: "\"") { return }
          guard json[place] == UInt8(ascii: "\\") else {
            throw Flaw(message: "a control character in a string must be escaped", place: place)
          }
          repeat {
            let escape = try escape(json, at: place, digits)
            place = escape.end
            seen.bits |= escape.scalar > 0x7F ? 0x80 : 0
            count &+= buffer.store(utf8Of: escape.scalar, at: count)
          } while place < json.count && json[place] == UInt8(ascii: "\\")
        }
      }
    }
    return (place, seen.isASCII)
  }

  /// Reads an escape.
  ///
  /// - Parameters:
  ///   - json: The text.
  ///   - start: The place of its backslash.
  ///   - digits: What each byte stands for as a hexadecimal digit.
  /// - Returns: What it stands for, and where it ends.
  /// - Throws: What is wrong, and where.
  @inline(__always)
  private static func escape(
    _ json: Span<UInt8>, at start: Int, _ digits: Span<UInt8>
  ) throws(Flaw) -> (scalar: UInt32, end: Int) {
    guard start + 1 < json.count else {
      throw Flaw(message: "the text ends within a string", place: json.count)
    }
    switch json[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return (UInt32(json[start + 1]), start + 2)
    case UInt8(ascii: "n"): return (0x0A, start + 2)
    case UInt8(ascii: "t"): return (0x09, start + 2)
    case UInt8(ascii: "r"): return (0x0D, start + 2)
    case UInt8(ascii: "b"): return (0x08, start + 2)
    case UInt8(ascii: "f"): return (0x0C, start + 2)
    case UInt8(ascii: "u"): break
    default: throw Flaw(message: "no such escape", place: start)
    }
    let first = try hexadecimal(json, at: start, digits)
    guard first & 0xF800 == 0xD800 else { return (first, start + 6) }
    guard first < 0xDC00, start + 7 < json.count, json[start + 6] == UInt8(ascii: "\\"),
      json[start + 7] == UInt8(ascii: "u")
    else { throw Flaw(message: halfPair, place: start) }
    let second = try hexadecimal(json, at: start + 6, digits)
    guard second & 0xFC00 == 0xDC00 else { throw Flaw(message: halfPair, place: start) }
    return (0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, start + 12)
  }

  /// The number in the escape `\uXXXX` that begins at `start`.
  @inline(__always)
  private static func hexadecimal(
    _ json: Span<UInt8>, at start: Int, _ digits: Span<UInt8>
  ) throws(Flaw) -> UInt32 {
    guard start + ByteWord.count <= json.count else {
      return try lastHexadecimal(json, at: start, digits)
    }
    let bits = json.word(at: start).bits
    func digit(_ place: UInt64) -> UInt32 { UInt32(digits[Int(bits >> (place * 8) & 0xFF)]) }
    let (a, b, c, d) = (digit(2), digit(3), digit(4), digit(5))
    guard a | b | c | d < 16 else { throw Flaw(message: fourDigits, place: start) }
    return a << 12 | b << 8 | c << 4 | d
  }

  /// As ``hexadecimal(_:at:_:)``, close to the end of the text.
  @inline(never)
  private static func lastHexadecimal(
    _ json: Span<UInt8>, at start: Int, _ digits: Span<UInt8>
  ) throws(Flaw) -> UInt32 {
    guard start + 6 <= json.count else { throw Flaw(message: fourDigits, place: start) }
    var value: UInt32 = 0
    for index in (start + 2)..<(start + 6) {
      let digit = digits[Int(json[index])]
      guard digit < 16 else { throw Flaw(message: fourDigits, place: start) }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private static var halfPair: String { "half of a surrogate pair" }
  private static var fourDigits: String { "'\\u' needs four hexadecimal digits" }

  /// What a byte stands for as a hexadecimal digit; 255 for those that stand for nothing.
  private static let digits: [UInt8] = (0...255).map { byte in
    Unicode.Scalar(UInt8(byte)).properties.isASCIIHexDigit
      ? UInt8(String(Unicode.Scalar(UInt8(byte))), radix: 16) ?? 255 : 255
  }

  /// The error of the first byte in a range that is not valid UTF-8.
  @inline(never)
  private func invalidUTF8(_ range: Range<Int>, _ json: Span<UInt8>) -> JSONError {
    var place = range.lowerBound
    do { _ = try UTF8Span(validating: json.extracting(range)) } catch {
      place += error.byteOffsets.lowerBound
    }
    return error("not valid UTF-8", json, at: place)
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Stores a Unicode scalar value that is not a surrogate as UTF-8.
  ///
  /// - Parameters:
  ///   - scalar: The scalar value.
  ///   - index: Where to; there must be room for four bytes.
  /// - Returns: How many bytes were stored.
  @inline(__always)
  fileprivate func store(utf8Of scalar: UInt32, at index: Int) -> Int {
    func tail(_ shift: UInt32) -> UInt32 { scalar >> shift & 0x3F | 0x80 }
    let (bytes, count) =
      switch scalar {
      case ..<0x80: (scalar, 1)
      case ..<0x800: (scalar >> 6 | 0xC0 | tail(0) << 8, 2)
      case ..<0x10000: (scalar >> 12 | 0xE0 | tail(6) << 8 | tail(0) << 16, 3)
      default: (scalar >> 18 | 0xF0 | tail(12) << 8 | tail(6) << 16 | tail(0) << 24, 4)
      }
    storeBytes(of: bytes.littleEndian, toByteOffset: index, as: UInt32.self)
    return count
  }
}

extension [UInt8] {
  /// Appends bytes, as one copy.
  @inline(__always)
  mutating func append(_ span: Span<UInt8>) {
    span.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
