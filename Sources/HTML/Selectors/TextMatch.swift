/// Compares the values of attributes with the texts of selectors.
enum TextMatch {
  /// Whether as many bytes as a text has are that text.
  @inline(__always)
  static func equals(
    _ bytes: borrowing Span<UInt8>, _ start: Int, _ texts: borrowing Span<UInt8>,
    _ text: Range<Int>, ignoringCase: Bool
  ) -> Bool {
    if ignoringCase {
      for offset in 0..<text.count
      where NameTable.lower(bytes[start + offset])
        != NameTable.lower(texts[text.lowerBound + offset])
      {
        return false
      }
      return true
    }
    for offset in 0..<text.count where bytes[start + offset] != texts[text.lowerBound + offset] {
      return false
    }
    return true
  }

  /// Whether one of the words that white space parts is a text.
  @inline(__always)
  static func hasWord(
    _ bytes: borrowing Span<UInt8>, _ value: Range<Int>, _ texts: borrowing Span<UInt8>,
    _ text: Range<Int>, ignoringCase: Bool
  ) -> Bool {
    if text.isEmpty { return false }
    var place = value.lowerBound
    while place < value.upperBound {
      if Scan.isSpace(bytes[place]) {
        place += 1
        continue
      }
      var end = place + 1
      while end < value.upperBound, !Scan.isSpace(bytes[end]) { end += 1 }
      if end - place == text.count,
        equals(bytes, place, texts, text, ignoringCase: ignoringCase)
      {
        return true
      }
      place = end
    }
    return false
  }

  /// Whether a value is to a text as an operator wants it.
  static func matches(
    _ bytes: borrowing Span<UInt8>, _ value: Range<Int>, _ comparison: SimpleSelector.Operator,
    _ texts: borrowing Span<UInt8>, _ text: Range<Int>, ignoringCase: Bool
  ) -> Bool {
    switch comparison {
    case .exists: return true
    case .equals:
      return value.count == text.count
        && equals(bytes, value.lowerBound, texts, text, ignoringCase: ignoringCase)
    case .word:
      return hasWord(bytes, value, texts, text, ignoringCase: ignoringCase)
    case .dash:
      return value.count >= text.count
        && equals(bytes, value.lowerBound, texts, text, ignoringCase: ignoringCase)
        && (value.count == text.count
          || bytes[value.lowerBound + text.count] == UInt8(ascii: "-"))
    case .prefix:
      return !text.isEmpty && value.count >= text.count
        && equals(bytes, value.lowerBound, texts, text, ignoringCase: ignoringCase)
    case .suffix:
      return !text.isEmpty && value.count >= text.count
        && equals(bytes, value.upperBound - text.count, texts, text, ignoringCase: ignoringCase)
    case .substring:
      if text.isEmpty || value.count < text.count { return false }
      for start in value.lowerBound...value.upperBound - text.count
      where equals(bytes, start, texts, text, ignoringCase: ignoringCase) { return true }
      return false
    }
  }
}
