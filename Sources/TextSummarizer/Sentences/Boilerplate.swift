import TextKit

/// Sentences that belong to the page or to those who made the text.
///
/// As `Read more about the flood.`, `By Jane Doe.` and `Photo: Jane Doe / Agency.`
enum Boilerplate {
  /// Longer sentences say something, however they begin; in scripts without spaces a character is a word.
  private static let wordLimit = 24
  private static let characterLimit = 48

  /// Whether a sentence is one of those.
  static func matches(_ bytes: Span<UInt8>, words: Int) -> Bool {
    var scanner = WordScanner()
    var hash: UInt64 = 0
    var length = 0
    let isShort = words <= (isOfCharacters(bytes) ? characterLimit : wordLimit)
    if isShort, Byline.matches(bytes) { return true }
    var last: [(hash: UInt64, start: Int)] = []
    /// The end of an opening that needs something behind it.
    var opening: (kind: BoilerplatePhrases.Kind, end: Int)?
    var isReported = false
    var isOffered = false
    while let word = scanner.next(in: bytes) {
      length += 1
      if length <= BoilerplatePhrases.longest {
        hash = BoilerplatePhrases.combine(hash, word.hash)
        if let kind = BoilerplatePhrases.openings[hash] {
          if kind == .notice || kind == .always && isShort { return true }
          opening = (kind, word.range.upperBound)
        }
      }
      if length > BoilerplatePhrases.longest, !isShort { return false }
      if BoilerplatePhrases.speech.contains(word.hash) { isReported = true }
      if BoilerplatePhrases.offered.contains(word.hash) { isOffered = true }
      last.append((word.hash, word.range.lowerBound))
      if last.count > BoilerplatePhrases.longest { last.removeFirst() }
    }
    guard isShort else { return false }
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
    if opening.kind == .offer || opening.kind == .handle, isOffered, !isReported { return true }
    return holds(opening.kind, behind: opening.end, in: bytes, isReported: isReported)
  }

  /// Whether a sentence begins in a script without spaces.
  private static func isOfCharacters(_ bytes: Span<UInt8>) -> Bool {
    var scanner = WordScanner()
    return scanner.next(in: bytes)?.kind == .character
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
    let mark = bytes.scalar(at: index).value
    let isMarked = !CharacterTable.shared.scalarClass(mark).isWord
    let isComma = mark == 0x2C || mark == 0x60C || mark == 0x3001 || mark == 0xFF0C
    switch kind {
    case .notice, .always: return true
    case .offer: return false
    case .handle: return mark == 0x40
    case .label:
      switch mark {
      case 0x3A, 0x3E, 0x7C, 0xBB, 0xFF1A, 0xFF1D:
        // “Listen: it is late,” she said.
        return !SentenceTraits(of: bytes).startsWithQuote
      default: return false
      }
    case .request: return isMarked && !isComma || !isReported
    case .mark:
      return isMarked && !isComma && mark != 0x2D || bytes[index] &- 0x30 < 10
    case .pointer:
      if isMarked { return !isComma && mark != 0x2D }
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
