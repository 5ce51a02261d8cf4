/// Escapes text where CommonMark or GFM would read it as markup, and nowhere else.
enum MarkdownEscaping {
  /// Where text is to stand.
  struct Place {
    var inLink = false
    var inTable = false
  }

  /// Appends a run of text without line breaks; `isWord` tells whether white space follows it.
  static func append(
    _ text: ArraySlice<UInt8>, to output: inout [UInt8], _ place: Place, isWord: Bool = true
  ) {
    let end: UInt8? = isWord ? 0x20 : nil
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if isSpecial(byte) {
        let next = index + 1 < text.endIndex ? text[index + 1] : end
        let needsEscape =
          byte == 0x5F
          ? isMark(after: output, before: next, text[(index + 1)...])
          : needsEscape(byte, after: output.last, before: next, text[index...], place)
        if needsEscape { output.append(0x5C) }
      }
      output.append(byte)
      index += 1
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x5C, 0x2A, 0x5F, 0x60, 0x5B, 0x5D, 0x3C, 0x26, 0x7E, 0x7C, 0x28, 0x3A: true
    default: false
    }
  }

  private static func needsEscape(
    _ byte: UInt8, after last: UInt8?, before next: UInt8?, _ rest: ArraySlice<UInt8>,
    _ place: Place
  ) -> Bool {
    switch byte {
    case 0x5C: return next.map { isPunctuation($0) || isSpace($0) } ?? true
    case 0x2A, 0x7E: return !(last.map(isSpace) ?? true) || !(next.map(isSpace) ?? false)
    case 0x60: return true
    case 0x5B: return place.inLink || last == 0x21
    case 0x5D: return place.inLink
    // After a bracket: the target of a link, or the definition of one.
    case 0x28, 0x3A: return last == 0x5D
    case 0x3C:
      guard let next else { return true }
      return Scan.isLetter(next) || next == 0x2F || next == 0x21 || next == 0x3F
    case 0x26: return beginsReference(rest)
    default: return place.inTable
    }
  }

  /// Whether an underscore might be read as a mark: one between letters is none, nor is one between
  /// spaces.
  private static func isMark(
    after output: [UInt8], before next: UInt8?, _ rest: ArraySlice<UInt8>
  ) -> Bool {
    guard let next else { return true }
    let before = MarkdownNeighbor(before: output.count, in: output)
    let after = rest.isEmpty && isSpace(next) ? .space : MarkdownNeighbor(first: rest)
    switch (before, after) {
    case (.word, .word), (.space, .space): return false
    default: return true
    }
  }

  /// Whether text begins with what is read as a character reference.
  static func beginsReference(_ text: ArraySlice<UInt8>) -> Bool {
    let name = text.dropFirst().prefix(32).prefix(while: isReferenceByte)
    return !name.isEmpty && name.endIndex < text.endIndex && text[name.endIndex] == 0x3B
  }

  /// How long the end of a text is that a reference could begin with; `nil` if none could.
  static func openReference(_ text: ArraySlice<UInt8>) -> Int? {
    for (index, byte) in text.suffix(33).reversed().enumerated() {
      if byte == 0x26 { return index + 1 }
      if !isReferenceByte(byte) { return nil }
    }
    return nil
  }

  /// Escapes the ampersands at some places, in order, where a reference has come of them.
  static func escapeReferences(at places: [Int], in text: inout [UInt8]) {
    let places = places.filter { beginsReference(text[$0...]) }
    guard !places.isEmpty else { return }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + places.count)
    var start = 0
    for place in places {
      result += text[start..<place]
      result.append(0x5C)
      start = place
    }
    result += text[start...]
    text = result
  }

  private static func isReferenceByte(_ byte: UInt8) -> Bool {
    Scan.isLetter(byte) || Scan.isDigit(byte) || byte == 0x23
  }

  static func isSpace(_ byte: UInt8) -> Bool { Scan.isSpace(byte) }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !Scan.isLetter(byte) && !Scan.isDigit(byte)
  }

  /// Where a backslash is needed lest a line begin a block; `nil` where none is.
  static func blockStart(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first else { return nil }
    switch first {
    case 0x23:
      let rest = line.drop { $0 == 0x23 }
      let isHeading = rest.startIndex - line.startIndex <= 6 && (rest.first.map(isSpace) ?? true)
      return isHeading ? line.startIndex : nil
    case 0x3E: return line.startIndex
    case 0x2B, 0x2D, 0x2A, 0x3D, 0x5F:
      let isItem =
        first != 0x3D && first != 0x5F && (line.dropFirst().first.map(isSpace) ?? true)
      let isRule = line.allSatisfy { $0 == first || isSpace($0) }
      return isItem || isRule ? line.startIndex : nil
    case 0x30...0x39:
      let rest = line.drop(while: Scan.isDigit)
      guard rest.startIndex - line.startIndex <= 9, rest.first == 0x2E || rest.first == 0x29,
        rest.dropFirst().first.map(isSpace) ?? true
      else { return nil }
      return rest.startIndex
    default: return nil
    }
  }

  /// A link's target: what cannot stand in one is written as percent signs have it.
  static func target(_ url: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in url.enumerated() {
      switch byte {
      case 0...0x20, 0x3C, 0x3E, 0x5C, 0x7C, 0x7F, 0x60:
        result.append(0x25)
        for digit in [byte >> 4, byte & 15] {
          result.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
        }
      case 0x28, 0x29: result += [0x5C, byte]
      case 0x26 where beginsReference(url[index...]): result += [0x5C, byte]
      default: result.append(byte)
      }
    }
    return result
  }

  /// The title of a link or image, with the space before it; empty if there is none.
  static func title(_ title: String?, inTable: Bool) -> [UInt8] {
    let words = (title ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { return [] }
    var result = Array(" \"".utf8)
    for byte in words.utf8 {
      if byte == 0x22 || byte == 0x5C || byte == 0x26 || byte == 0x60 || byte == 0x3C
        || (inTable && byte == 0x7C)
      {
        result.append(0x5C)
      }
      result.append(byte)
    }
    result.append(0x22)
    return result
  }

  /// The length of the longest run of a byte.
  static func longestRun(of byte: UInt8, in bytes: [UInt8]) -> Int {
    var longest = 0
    var run = 0
    for other in bytes {
      run = other == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
