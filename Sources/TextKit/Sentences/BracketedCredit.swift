/// Who took a picture or wrote a text, in brackets before a sentence.
///
/// As in `(Photo by Jane Doe/Getty Images) The river …`. What brackets hold ends with them, so that anything may follow.
enum BracketedCredit {
  /// How much of the beginning is looked at, in bytes.
  private static let reach = 200
  /// The most words of those who wrote and edited a text, and where.
  private static let wordLimit = 24

  /// The length of such a credit, and of the space behind it, in bytes; 0 where there is none.
  static func length(in bytes: Span<UInt8>) -> Int {
    var close = 1
    while close < min(bytes.count, reach), bytes[close] != 0x28, bytes[close] != 0x29 { close += 1 }
    guard close + 1 < bytes.count, bytes[close] == 0x29, bytes[close + 1] == 0x20,
      isCredit(bytes.extracting(1..<close))
    else { return 0 }
    let rest = Dateline.skipSpace(in: bytes, from: close + 1)
    var scanner = WordScanner(from: rest)
    guard let next = scanner.next(in: bytes), next.hasCapital(in: bytes) || next.kind == .number
    else { return 0 }
    return rest
  }

  /// Whether brackets hold a credit and nothing else.
  static func isCredit(_ inside: Span<UInt8>) -> Bool {
    if let end = PhotoCredit.end(in: inside), end.offsets.contains(inside.count) { return true }
    let words = WordScanner.words(in: inside)
    guard let first = words.first, first.range.lowerBound == 0 else { return false }
    if makers.contains(first.hash), words.dropFirst().prefix(2).contains(where: isBy) {
      return Byline.isNames(inside.extracting(first.range.upperBound...), limit: wordLimit)
    }
    return Byline.isCredit(inside)
      && !words.contains { PhotoCredit.pollsters.contains($0.hash) }
  }

  private static func isBy(_ word: Word) -> Bool { prepositions.contains(word.hash) }

  private static let prepositions = WordHashSet(words: "by von par por di av courtesy")

  /// What is made by somebody.
  private static let makers = WordHashSet(
    words: """
      photo photos photograph photographs picture pictures image images illustration graphic video
      reporting editing writing additional compiled written edited reported foto fotos bild text
      texte redaktion reportage
      """)
}
