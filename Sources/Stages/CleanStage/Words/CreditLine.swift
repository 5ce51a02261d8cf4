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
    "photo caption", "reuters/", "ap photo/", "\u{5199}\u{771F}\u{FF1A}",
  ])
}
