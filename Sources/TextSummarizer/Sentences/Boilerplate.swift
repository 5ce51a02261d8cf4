import TextKit

/// Sentences that belong to the page or to those who made the text.
///
/// As `Read more about the flood.`, `By Jane Doe.` and `Photo: Jane Doe / Agency.`
enum Boilerplate {
  /// Longer sentences say something, however they begin.
  private static let wordLimit = 24

  /// Whether a sentence is one of those.
  static func matches(_ bytes: Span<UInt8>, words: Int) -> Bool {
    guard words <= wordLimit else { return false }
    if Byline.matches(bytes) { return true }
    var scanner = WordScanner()
    var hash: UInt64 = 0
    var length = 0
    var last: [(hash: UInt64, start: Int)] = []
    /// The end of an opening that needs something behind it.
    var opening: (kind: BoilerplatePhrases.Kind, end: Int)?
    var isReported = false
    while let word = scanner.next(in: bytes) {
      length += 1
      if length <= BoilerplatePhrases.longest {
        hash = BoilerplatePhrases.combine(hash, word.hash)
        if let kind = BoilerplatePhrases.openings[hash] {
          if kind == .always { return true }
          opening = (kind, word.range.upperBound)
        }
      }
      if BoilerplatePhrases.speech.contains(word.hash) { isReported = true }
      last.append((word.hash, word.range.lowerBound))
      if last.count > BoilerplatePhrases.longest { last.removeFirst() }
    }
    var ending: UInt64 = 0
    for word in last.reversed() {
      ending = BoilerplatePhrases.combine(ending, word.hash)
      if BoilerplatePhrases.endings.contains(ending) { return true }
      if word.start > 0, bytes[word.start - 1] == 0x28,
        BoilerplatePhrases.bracketed.contains(ending)
      {
        return true
      }
    }
    guard let opening else { return false }
    return holds(opening.kind, behind: opening.end, in: bytes, isReported: isReported)
  }

  /// Whether what stands behind an opening makes it one of a page.
  private static func holds(
    _ kind: BoilerplatePhrases.Kind, behind end: Int, in bytes: Span<UInt8>, isReported: Bool
  ) -> Bool {
    var index = end
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0xC2 || bytes[index] == 0xA0
    {
      index += 1
    }
    guard index < bytes.count else { return true }
    // `Read more: …`, `Copyright ©`, `Advertisement.`
    let isMarked = !CharacterTable.shared.scalarClass(bytes.scalar(at: index).value).isWord
    switch kind {
    case .always: return true
    case .request: return isMarked && bytes[index] != 0x2C || !isReported
    case .mark:
      return isMarked && bytes[index] != 0x2C && bytes[index] != 0x2D || bytes[index] &- 0x30 < 10
    case .pointer:
      if isMarked { return bytes[index] != 0x2C && bytes[index] != 0x2D }
      var scanner = WordScanner(from: index)
      guard !isReported, let next = scanner.next(in: bytes) else { return false }
      return BoilerplatePhrases.pointed.contains(next.hash)
    case .date: return isDate(bytes.extracting(end...))
    case .names: return Byline.isNames(bytes.extracting(end...))
    }
  }

  /// Whether a text is a date and a time of day, and nothing else.
  private static func isDate(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    var numbers = 0
    while let word = scanner.next(in: bytes) {
      if bytes[word.range.lowerBound] &- 0x30 < 10 {
        numbers += 1
      } else if !BoilerplatePhrases.dates.contains(word.hash), !Dateline.isMonth(word.hash) {
        return false
      }
    }
    // A year or a number alone may be what a sentence tells: `Published in 1925.`
    return numbers > 1
  }
}
