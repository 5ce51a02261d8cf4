/// What answers of language models are read with.
package enum AnswerText {
  /// A text without white space around it.
  package static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// A text without white space around it.
  package static func trimmed(_ text: String) -> String { String(trimmed(text[...])) }

  /// The place after the number of an item of a list, `1.` or `2)`, that a text begins with.
  package static func numberEnd(of text: Substring) -> String.Index? {
    let rest = text.drop { $0.isASCII && $0.isNumber }
    guard rest.startIndex > text.startIndex, let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first?.isWhitespace == true
    else { return nil }
    return rest.index(after: rest.startIndex)
  }

  /// A text without what is not to be seen, and does something all the same.
  ///
  /// That is control characters, with what they begin on a terminal (ECMA-48), the embeddings and
  /// overrides of the bidirectional algorithm (UAX #9), and characters for tags, of which hidden
  /// texts are made. The marks that letters of Arabic, Hebrew and Indic scripts need stay.
  package static func printable(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var sequence = Sequence.none
    for scalar in text.unicodeScalars {
      switch sequence {
      case .begun:
        sequence = scalar == "[" ? .control(0) : scalar == "]" ? .command(0) : .none
        if sequence != .none || scalar.value > 0x20 && scalar.value < 0x7F { continue }
      case .control(let length):
        let isInside = scalar.value >= 0x20 && scalar.value < 0x40 && length < longestSequence
        sequence = isInside ? .control(length + 1) : .none
        if isInside || scalar.value >= 0x40 && scalar.value < 0x7F { continue }
      case .command(let length):
        let isInside = scalar.value >= 0x20 && scalar.value != 0x9C && length < longestSequence
        sequence = isInside ? .command(length + 1) : .none
        if isInside { continue }
      case .none: break
      }
      switch scalar.value {
      case 0x1B: sequence = .begun
      case 0x9B: sequence = .control(0)
      case 0x09: kept.append(" ")
      case 0x0A...0x0C, 0x85, 0x2028, 0x2029: kept.append("\n")
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
        0xE0000...0xE007F:
        break
      default: if !scalar.properties.isNoncharacterCodePoint { kept.append(scalar) }
      }
    }
    return String(kept)
  }

  /// What a terminal would be in the middle of.
  private enum Sequence: Equatable {
    case none, begun
    case control(Int)
    case command(Int)
  }

  /// The most characters of a sequence; what is longer is text again.
  private static let longestSequence = 64
}
