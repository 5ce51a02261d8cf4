extension StringProtocol {
  /// The parts of a text at an ASCII character, without those that are empty.
  ///
  /// Byte by byte, which takes a tenth of the time of `split`: that looks for where characters end.
  ///
  /// - Parameter separator: The character's byte.
  /// - Returns: The parts.
  func parts(at separator: UInt8) -> [Substring] {
    var text = Substring(self)
    text.makeContiguousUTF8()
    var parts: [Substring] = []
    var start = text.startIndex
    var (place, length) = (0, 0)
    let bytes = text.utf8Span.span
    func take() {
      let end = text.utf8.index(start, offsetBy: length)
      if length > 0 { parts.append(text[start..<end]) }
      start = end
    }
    while place < bytes.count {
      if bytes[place] == separator {
        take()
        start = text.utf8.index(after: start)
        length = 0
      } else {
        length += 1
      }
      place += 1
    }
    take()
    return parts
  }
}

extension String {
  /// The parts of a text around another, also those that are empty.
  ///
  /// - Parameter separator: What stands between the parts, without ASCII capitals.
  /// - Returns: The parts.
  func parts(around separator: String) -> [String] {
    let (bytes, part) = (utf8Span.span, separator.utf8Span.span)
    var parts: [String] = []
    var start = 0
    while let place = ByteSearch.find(part, in: bytes.extracting(start..<bytes.count)) {
      parts.append(Text.of(bytes.extracting(start..<start + place)))
      start += place + part.count
    }
    parts.append(Text.of(bytes.extracting(start..<bytes.count)))
    return parts
  }
}
