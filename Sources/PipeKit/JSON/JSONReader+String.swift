extension JSONReader {
  /// A string as it stands in the text, between its quotes.
  struct RawString {
    let start: Int
    let end: Int
    /// Whether all bytes are ASCII.
    let isASCII: Bool
    /// Whether there is a backslash.
    let hasEscapes: Bool
  }

  /// Finds a string's end. Controls in it are errors; escapes and UTF-8 are not looked at.
  @inline(__always)
  mutating func rawString(_ json: Span<UInt8>) throws(JSONError) -> RawString {
    let start = at + 1
    var seen = ByteWord(0)
    var index = json.endOfPlain(from: start, seen: &seen)
    var hasEscapes = false
    while true {
      guard index < json.count else { throw badString(start, index, json) }
      if json[index] == UInt8(ascii: "\"") {
        at = index + 1
        return RawString(start: start, end: index, isASCII: seen.isASCII, hasEscapes: hasEscapes)
      }
      guard json[index] == UInt8(ascii: "\\"), index + 1 < json.count else {
        throw badString(start, index, json)
      }
      // What follows the backslash is looked at when the string is decoded.
      hasEscapes = true
      seen.bits |= UInt64(json[index + 1])
      index = json.endOfPlain(from: index + 2, seen: &seen)
    }
  }

  /// Reads a string.
  mutating func string(_ json: Span<UInt8>) throws(JSONError) -> String {
    let raw = try rawString(json)
    return try string(raw, json)
  }

  /// The text of a string.
  @inline(__always)
  mutating func string(_ raw: RawString, _ json: Span<UInt8>) throws(JSONError) -> String {
    let part = json.extracting(raw.start..<raw.end)
    if !raw.isASCII, !UTF8Validation.isValid(part) { throw badString(raw.start, raw.end, json) }
    // The bytes have been validated. To validate them again, as other ways to make a string do,
    // takes longer than all the rest for text that is not ASCII.
    guard raw.hasEscapes else {
      return String(copying: UTF8Span(unchecked: part, isKnownASCII: raw.isASCII))
    }
    return try decodedString(raw, json)
  }

  @inline(never)
  private mutating func decodedString(
    _ raw: RawString, _ json: Span<UInt8>
  ) throws(JSONError) -> String {
    scratch.removeAll(keepingCapacity: true)
    try appendDecoded(raw, json, to: &scratch)
    return String(copying: UTF8Span(unchecked: scratch.span))
  }

  /// Reads a string as bytes, which are valid UTF-8.
  mutating func stringBytes(_ json: Span<UInt8>) throws(JSONError) -> [UInt8] {
    let raw = try rawString(json)
    let part = json.extracting(raw.start..<raw.end)
    if !raw.isASCII, !UTF8Validation.isValid(part) { throw badString(raw.start, raw.end, json) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.hasEscapes ? raw.end - raw.start : 0)
    try appendDecoded(raw, json, to: &bytes)
    return bytes
  }

  /// Decodes the escapes of a string whose bytes are valid UTF-8.
  private func appendDecoded(
    _ raw: RawString, _ json: Span<UInt8>, to bytes: inout [UInt8]
  ) throws(JSONError) {
    var seen = ByteWord(0)
    var index = raw.start
    while index < raw.end {
      let run = json.endOfPlain(from: index, seen: &seen)
      bytes.append(json.extracting(index..<run))
      guard run < raw.end else { return }
      index = run + 2
      switch json[run + 1] {
      case UInt8(ascii: "\""): bytes.append(0x22)
      case UInt8(ascii: "\\"): bytes.append(0x5C)
      case UInt8(ascii: "/"): bytes.append(0x2F)
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "u"):
        let (scalar, end) = try unicodeEscape(run, raw.end, json)
        bytes.append(utf8Of: scalar)
        index = end
      default: throw error("no such escape", json, at: run)
      }
    }
  }

  /// Reads `\uXXXX`, or two of them that are a surrogate pair.
  private func unicodeEscape(
    _ start: Int, _ limit: Int, _ json: Span<UInt8>
  ) throws(JSONError) -> (scalar: UInt32, end: Int) {
    let first = try hexadecimal(start, limit, json)
    guard first & 0xF800 == 0xD800 else { return (first, start + 6) }
    guard first < 0xDC00, start + 12 <= limit, json[start + 6] == UInt8(ascii: "\\"),
      json[start + 7] == UInt8(ascii: "u")
    else { throw error("half of a surrogate pair", json, at: start) }
    let second = try hexadecimal(start + 6, limit, json)
    guard second & 0xFC00 == 0xDC00 else {
      throw error("half of a surrogate pair", json, at: start)
    }
    return (0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, start + 12)
  }

  private func hexadecimal(
    _ start: Int, _ limit: Int, _ json: Span<UInt8>
  ) throws(JSONError) -> UInt32 {
    guard start + 6 <= limit else { throw error("'\\u' needs four hexadecimal digits", json, at: start) }
    var value: UInt32 = 0
    for index in (start + 2)..<(start + 6) {
      let digit: UInt8
      switch json[index] {
      case let byte where byte &- 0x30 < 10: digit = byte &- 0x30
      case let byte where (byte | 0x20) &- 0x61 < 6: digit = (byte | 0x20) &- 0x61 + 10
      default: throw error("'\\u' needs four hexadecimal digits", json, at: start)
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The first error of a string that is not well formed: a bad escape or invalid UTF-8 before
  /// `end`, else what stands there.
  @inline(never)
  private func badString(_ start: Int, _ end: Int, _ json: Span<UInt8>) -> JSONError {
    let invalid = UTF8Validation.firstInvalid(in: json.extracting(start..<end))
    let good = RawString(
      start: start, end: invalid.map { start + $0 } ?? end, isASCII: false, hasEscapes: true)
    do {
      var decoded: [UInt8] = []
      try appendDecoded(good, json, to: &decoded)
    } catch {
      return error
    }
    if invalid != nil { return error("not valid UTF-8", json, at: good.end) }
    if end >= json.count || json[end] == UInt8(ascii: "\\") {
      return error("the text ends within a string", json, at: json.count)
    }
    return error("a control character in a string must be written as an escape", json, at: end)
  }
}

extension [UInt8] {
  /// Appends bytes, as one copy.
  @inline(__always)
  mutating func append(_ span: Span<UInt8>) {
    span.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Appends a Unicode scalar value, which is not a surrogate, as UTF-8.
  @inline(__always)
  mutating func append(utf8Of scalar: UInt32) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
    switch scalar {
    case ..<0x80: append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      append(UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0))
      append(tail(0))
    case ..<0x10000:
      append(UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0))
      append(tail(6))
      append(tail(0))
    default:
      append(UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0))
      append(tail(12))
      append(tail(6))
      append(tail(0))
    }
  }
}
