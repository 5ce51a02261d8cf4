/// Tells lines that say who took a picture.
enum CreditLine {
  /// Whether a line names who took a picture, or the agency that it is of.
  static func isCredit(_ line: Span<UInt8>) -> Bool {
    let isCopyright = line.count > 1 && line[0] == 0xC2 && line[1] == 0xA9
    return phrases.isIn(line) || (isCopyright && Text.of(line).hasPrefix("\u{A9}"))
      || endsInAgency(line)
  }

  /// Whether the last of a line is the name of a photographer, a stroke, and that of an agency: `© Ines Calder/dpa`.
  private static func endsInAgency(_ line: Span<UInt8>) -> Bool {
    guard let sign = ByteSearch.find("\u{A9}".utf8Span.span, in: line) else { return false }
    let rest = line.extracting(sign..<line.count)
    guard rest.count < 60 else { return false }
    return rest.indices.contains { rest[$0] == 0x2F }
  }

  private static let phrases = PhraseSearch([
    "(foto:", "(photo:", "(bild:", "foto: ", "photo: ", "getty images", "shutterstock",
    "istock", "picture alliance", "picture-alliance", "photo by ", "photo credit", "image credit",
  ])

  /// Whether a paragraph without markup is a picture's caption or credit: it begins as those do, or ends in who took
  /// the picture, rather than in a sentence: `Ships at anchor. REUTERS/Ines Calder`.
  static func isWhole(_ paragraph: String) -> Bool {
    let start = paragraph.prefix(24).lowercased().drop { $0 == "(" || $0 == "[" }
    if starts.contains(where: { start.hasPrefix($0) }) { return true }
    let end = paragraph.split(separator: " ").suffix(4)
    guard let last = end.last, let final = last.last, final.isLetter || final == ")" else {
      return false
    }
    return end.contains { word in
      let parts = word.drop { $0 == "(" }.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count == 2 && parts[1].first?.isUppercase == true
        && (parts[0] == "Photo" || agencies.contains(parts[0].lowercased()))
    }
      || (final == ")" && paragraph.utf8.last == 0x29
        && phrases.isIn(tail(paragraph).utf8Span.span))
  }

  /// What stands in the last brackets.
  private static func tail(_ paragraph: String) -> String {
    paragraph.lastIndex(of: "(").map { String(paragraph[$0...]) } ?? ""
  }

  private static let starts = [
    "photo:", "photos:", "foto:", "fotos:", "bild:", "bilder:", "photo by ", "photos by ",
    "photo credit", "photo caption", "photo courtesy", "file photo", "image credit", "image:",
    "picture:", "\u{5199}\u{771F}\u{FF1A}",
  ]

  private static let agencies: Set<String> = ["reuters", "afp", "ap", "dpa", "epa", "efe", "ansa"]
}
