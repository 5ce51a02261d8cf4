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
    return text.utf8.split(separator: separator).map { Substring($0) }
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
