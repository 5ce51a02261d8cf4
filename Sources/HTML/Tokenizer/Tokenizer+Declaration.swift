extension Tokenizer {
  /// Reads what begins with `<!`: a comment, a doctype or a CDATA section.
  mutating func declaration() -> Token? {
    let start = position + 2
    if hasPrefix("--", at: start) { return comment(from: start + 2) }
    if hasPrefix("doctype", at: start) { return doctype(from: start + 7) }
    if allowsCDATA, hasPrefix("[CDATA[", at: start, exact: true) { return section(from: start + 7) }
    return bogusComment(from: start)
  }

  /// Whether the source goes on with a text in lower case, its letters in any case.
  func hasPrefix(_ text: StaticString, at start: Int, exact: Bool = false) -> Bool {
    let text = text.description.utf8
    guard source.count - start >= text.count else { return false }
    return zip(source[start...], text).allSatisfy {
      $0 == $1 || (!exact && NameTable.lower($0) == $1)
    }
  }

  /// Makes a comment of everything up to the next `>`.
  mutating func bogusComment(from start: Int) -> Token {
    let end = Scan.find(0x3E, in: source.span, from: start)
    position = min(end + 1, source.count)
    return comment(start..<end)
  }

  private mutating func comment(_ range: Range<Int>) -> Token {
    var token = Token(kind: .comment)
    (token.start, token.length) = decoded(
      range, inAttribute: false, references: false, nulls: .replace)
    return token
  }

  private mutating func comment(from start: Int) -> Token {
    let (range, next) = Tokenizer.commentRange(source.span, from: start)
    position = next
    return comment(range)
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
  private mutating func section(from start: Int) -> Token? {
    let end = Tokenizer.sectionEnd(source.span, from: start)
    position = min(end + 3, source.count)
    return end > start ? text(start..<end, references: false, nulls: nullRule) : nil
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
