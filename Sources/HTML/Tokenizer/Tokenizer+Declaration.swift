extension Tokenizer {
  /// Reads what begins with `<!`: a comment, a doctype or a CDATA section.
  mutating func declaration(_ source: Span<UInt8>) -> Token? {
    let start = position + 2
    if hasPrefix(source, "--", at: start) { return comment(source, from: start + 2) }
    if hasPrefix(source, "doctype", at: start) { return doctype(source, from: start + 7) }
    if allowsCDATA, hasPrefix(source, "[CDATA[", at: start, exact: true) {
      return section(source, from: start + 7)
    }
    return bogusComment(source, from: start)
  }

  /// Whether the source goes on with a text in lower case, its letters in any case.
  func hasPrefix(
    _ source: Span<UInt8>, _ text: StaticString, at start: Int, exact: Bool = false
  ) -> Bool {
    var place = start
    for byte in text.description.utf8 {
      guard place < source.count,
        source[place] == byte || (!exact && NameTable.lower(source[place]) == byte)
      else { return false }
      place += 1
    }
    return true
  }

  /// Makes a comment of everything up to the next `>`.
  mutating func bogusComment(_ source: Span<UInt8>, from start: Int) -> Token {
    let end = Scan.find(0x3E, in: source, from: start)
    position = min(end + 1, source.count)
    return comment(source, start..<end)
  }

  private mutating func comment(_ source: Span<UInt8>, _ range: Range<Int>) -> Token {
    var token = Token(kind: .comment)
    (token.start, token.length) = decoded(
      source, range, inAttribute: false, references: false, nulls: .replace)
    return token
  }

  private mutating func comment(_ source: Span<UInt8>, from start: Int) -> Token {
    let (range, next) = Tokenizer.commentRange(source, from: start)
    position = next
    return comment(source, range)
  }

  /// The content of the comment that begins at `start`, and the place after the comment.
  private static func commentRange(_ bytes: Span<UInt8>, from start: Int) -> (Range<Int>, Int) {
    if start < bytes.count, bytes[start] == 0x3E { return (start..<start, start + 1) }
    if start + 1 < bytes.count, bytes[start] == 0x2D, bytes[start + 1] == 0x3E {
      return (start..<start, start + 2)
    }
    var place = start
    while place < bytes.count {
      place = Scan.find(0x3E, in: bytes, from: place)
      guard place < bytes.count else { break }
      var dashes = place
      if dashes > start, bytes[dashes - 1] == 0x21 { dashes -= 1 }
      if dashes - 2 >= start, bytes[dashes - 1] == 0x2D, bytes[dashes - 2] == 0x2D {
        return (start..<dashes - 2, place + 1)
      }
      place += 1
    }
    // The document ends here: what would have ended the comment is no part of it.
    var end = bytes.count
    if end - start >= 3, bytes[end - 1] == 0x21, bytes[end - 2] == 0x2D, bytes[end - 3] == 0x2D {
      end -= 3
    } else {
      var dashes = 0
      while dashes < 2, end > start, bytes[end - 1] == 0x2D {
        end -= 1
        dashes += 1
      }
    }
    return (start..<end, bytes.count)
  }

  /// Reads a CDATA section, whose content is text; `nil` if there is none.
  private mutating func section(_ source: Span<UInt8>, from start: Int) -> Token? {
    let end = Tokenizer.sectionEnd(source, from: start)
    position = min(end + 3, source.count)
    return end > start ? text(source, start..<end, references: false, nulls: nullRule) : nil
  }

  private static func sectionEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while true {
      end = Scan.find(0x5D, in: bytes, from: end)
      guard end + 2 < bytes.count else { return bytes.count }
      if bytes[end + 1] == 0x5D, bytes[end + 2] == 0x3E { return end }
      end += 1
    }
  }
}
