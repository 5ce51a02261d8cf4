extension String {
  /// The text for comparison but for case: the sigma at the end of a Greek word has no capital of its own.
  var folded: String { lowercased().replacing("ς", with: "σ") }

  /// Whether two texts are the same but for case.
  func equalsFolded(_ other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
      || folded == other.folded
  }

  /// Whether a text contains another, but for case.
  ///
  /// A part that is ASCII is looked for in the bytes, which needs no copy of a long text.
  func containsFolded(_ part: String) -> Bool {
    guard part.utf8.allSatisfy({ $0 < 0x80 }) else {
      return folded.contains(part.folded)
    }
    let wanted = part.utf8.map(\.asciiLowercased)
    guard let first = wanted.first else { return true }
    let text = utf8Span.span
    guard text.count >= wanted.count else { return false }
    for start in 0...(text.count - wanted.count) where text[start].asciiLowercased == first {
      var length = 1
      while length < wanted.count, text[start + length].asciiLowercased == wanted[length] {
        length += 1
      }
      if length == wanted.count { return true }
    }
    return false
  }
}

extension UInt8 {
  /// The lower-case form of an ASCII letter; any other byte as it is.
  var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
