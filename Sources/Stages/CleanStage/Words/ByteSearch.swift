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
