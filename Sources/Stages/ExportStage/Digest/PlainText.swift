/// Plain text from documents, made fit to be shown.
enum PlainText {
  /// A text on one line: white space squeezed, control characters gone, cut at a word.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: The most characters, roughly; what is cut off is marked by an ellipsis.
  /// - Returns: The line.
  static func line(_ text: some StringProtocol, limit: Int) -> String {
    var line = String.UnicodeScalarView()
    var pendingSpace = false
    var count = 0
    var lastSpace: String.UnicodeScalarView.Index?
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        pendingSpace = !line.isEmpty
        continue
      }
      if isUnwanted(scalar) { continue }
      if pendingSpace {
        lastSpace = line.endIndex
        line.append(" ")
        count += 1
        pendingSpace = false
      }
      if count >= limit {
        // A cut far from the last space would be in a script without spaces, or in rubbish.
        if let lastSpace, line.distance(from: lastSpace, to: line.endIndex) <= limit / 2 {
          line.removeSubrange(lastSpace...)
        }
        line.append("…")
        break
      }
      line.append(scalar)
      count += 1
    }
    return String(line)
  }

  /// The paragraphs of a text, which are separated by blank lines.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: How many there are at most.
  /// - Returns: The paragraphs that are not blank.
  static func paragraphs(_ text: String, limit: Int) -> [Substring.UnicodeScalarView] {
    var paragraphs: [Substring.UnicodeScalarView] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var hasText = false
    var lineIsBlank = true
    var index = scalars.startIndex
    while index < scalars.endIndex, paragraphs.count < limit {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar == "\n" {
        if lineIsBlank {
          if hasText { paragraphs.append(scalars[start..<index]) }
          start = next
          hasText = false
        }
        lineIsBlank = true
      } else if !isSpace(scalar) {
        lineIsBlank = false
        hasText = true
      }
      index = next
    }
    if hasText, paragraphs.count < limit {
      paragraphs.append(scalars[start..<index])
    }
    return paragraphs
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
    return scalar.properties.isWhitespace
  }

  /// Characters that are not text: controls, and those that turn the direction of what follows.
  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

extension PlainText {
  /// A text without white space at its ends.
  static func trimmed(_ text: String) -> Substring {
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isSpace($0) }),
      let end = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return Substring(scalars[start...end])
  }
}
