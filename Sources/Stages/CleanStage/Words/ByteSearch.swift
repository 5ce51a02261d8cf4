/// Looking for short texts in bytes.
enum ByteSearch {
  /// The first place of a text in bytes, ASCII letters in any case; `nil` if it is not there.
  ///
  /// The letters of the text that is looked for are in lower case.
  static func find(_ part: Span<UInt8>, in bytes: Span<UInt8>) -> Int? {
    guard part.count > 0, part.count <= bytes.count else { return nil }
    let first = part[0]
    for start in 0...bytes.count - part.count where lower(bytes[start]) == first {
      var length = 1
      while length < part.count, lower(bytes[start + length]) == part[length] { length += 1 }
      if length == part.count { return start }
    }
    return nil
  }

  /// The first place from `start` of a mark that may end a sentence: `.`, `!` or `?`; the end where there is none.
  static func firstStop(in bytes: Span<UInt8>, from start: Int) -> Int {
    let (stop, call, question) = (
      SIMD16<UInt8>(repeating: 0x2E), SIMD16<UInt8>(repeating: 0x21),
      SIMD16<UInt8>(repeating: 0x3F)
    )
    let raw = bytes.bytes
    var place = start
    while place + 16 <= bytes.count {
      let block = raw.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let found = unsafeBitCast(
        (block .== stop) .| (block .== call) .| (block .== question), to: SIMD2<UInt64>.self)
      if found.x != 0 { return place + found.x.trailingZeroBitCount / 8 }
      if found.y != 0 { return place + 8 + found.y.trailingZeroBitCount / 8 }
      place += 16
    }
    while place < bytes.count, bytes[place] != 0x2E, bytes[place] != 0x21, bytes[place] != 0x3F {
      place += 1
    }
    return place
  }

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}

extension String {
  /// Whether a text, given in lower case, is part of this one, ASCII letters in any case.
  func has(_ part: String) -> Bool {
    ByteSearch.find(part.utf8Span.span, in: utf8Span.span) != nil
  }
}

extension Span<UInt8> {
  /// Whether a text, given in lower case, is part of these bytes, ASCII letters in any case.
  func has(_ part: String) -> Bool { ByteSearch.find(part.utf8Span.span, in: self) != nil }

  /// Whether these bytes begin with a text.
  func begins(with text: String) -> Bool { extracting(first: text.utf8.count).equals(text) }

  /// Whether these bytes are a text.
  func equals(_ text: String) -> Bool {
    let text = text.utf8Span.span
    guard text.count == count else { return false }
    for index in indices where self[index] != text[index] { return false }
    return true
  }
}

extension ArraySlice<UInt8> {
  /// Whether a text, given in lower case, is part of these bytes, ASCII letters in any case.
  func has(_ part: String) -> Bool { ByteSearch.find(part.utf8Span.span, in: span) != nil }
}
