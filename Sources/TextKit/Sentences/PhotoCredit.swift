/// Who took a picture, where that stands before a sentence: `REUTERS/Ines Calder The minister …`.
///
/// Names and agencies also begin sentences, so that only what cannot be part of one is a credit: a name with an
/// agency behind or before a slash, or a label such as `Photo:`, and behind it, with nothing but a space between,
/// a word with a capital that mostly begins sentences.
package enum PhotoCredit {
  /// The fewest and the most words of a name.
  private static let nameLengths = 2...4
  /// How much of the beginning is looked at, in bytes.
  private static let reach = 100

  /// The length of the credit that a sentence begins with, and of the space behind it, in bytes.
  ///
  /// - Parameters:
  ///   - bytes: The sentence.
  ///   - language: Its language, a BCP 47 tag.
  /// - Returns: 0 where there is none, or nothing stands behind it.
  package static func length(in bytes: Span<UInt8>, language: String? = nil) -> Int {
    if !bytes.isEmpty, bytes[0] == 0x28 { return BracketedCredit.length(in: bytes) }
    guard hasMark(bytes) else { return 0 }
    guard let end = end(in: bytes) else { return 0 }
    let stopWords = StopWords.of(language ?? "en") ?? StopWords.of("en")
    return sentenceStart(in: bytes, behind: end, stopWords)
  }

  /// Whether a slash or a colon stands near the beginning, as in few sentences.
  private static func hasMark(_ bytes: Span<UInt8>) -> Bool {
    for index in 0..<min(bytes.count, reach) where bytes[index] == 0x2F || bytes[index] == 0x3A {
      return true
    }
    return false
  }

  /// How far a credit may reach.
  struct End {
    /// The ends of the words at which it may end, the first first.
    var offsets: [Int] = []
    /// Whether the last of them is that of an agency, behind which anything begins a sentence.
    var isAgency = false
    /// Whether a label or an agency stands before a name and an agency behind it, so that nothing of it is a sentence.
    var isFramed = false
  }

  /// Where a credit without brackets may end; `nil` where there is none.
  static func end(in bytes: Span<UInt8>) -> End? {
    var scanner = WordScanner()
    guard let first = scanner.next(in: bytes), first.range.lowerBound == 0,
      first.hasCapital(in: bytes)
    else { return nil }
    if Byline.pictures.contains(first.hash),
      let start = Byline.labelEnd(bytes, first.range.upperBound), bytes[start - 1] != 0x2F
    {
      let start = Dateline.skipSpace(in: bytes, from: start)
      return agenciesEnd(in: bytes, from: start) ?? nameEnd(in: bytes, from: start)
    }
    // What stands before a slash.
    var words = [first]
    while words.count <= nameLengths.upperBound, let last = words.last {
      let end = last.range.upperBound
      if end < bytes.count, bytes[end] == 0x2F {
        if words.allSatisfy({ Byline.agencies.contains($0.hash) }) {
          return agenciesEnd(in: bytes, from: end + 1) ?? nameEnd(in: bytes, from: end + 1)
        }
        return nameLengths.contains(words.count) ? agenciesEnd(in: bytes, from: end + 1) : nil
      }
      guard let next = scanner.next(in: bytes), isNamePart(next, bytes, behind: last) else {
        return nil
      }
      words.append(next)
    }
    return nil
  }

  /// The end of agencies that follow each other, as in `AFP/Getty Images`; `nil` where there is none.
  private static func agenciesEnd(in bytes: Span<UInt8>, from start: Int) -> End? {
    var scanner = WordScanner(from: start)
    var end = start
    while let next = scanner.next(in: bytes), Byline.agencies.contains(next.hash),
      next.range.lowerBound == (end == start ? start : end + 1),
      end == start || bytes[end] == 0x20 || bytes[end] == 0x2F
    {
      end = next.range.upperBound
    }
    return end > start ? End(offsets: [end], isAgency: true) : nil
  }

  /// Where a name may end; `nil` where there is none.
  private static func nameEnd(in bytes: Span<UInt8>, from start: Int) -> End? {
    var scanner = WordScanner(from: start, options: .joinHyphens)
    guard let first = scanner.next(in: bytes), first.range.lowerBound == start,
      first.hasCapital(in: bytes), !pollsters.contains(first.hash)
    else { return nil }
    var found = End()
    if crews.contains(first.hash) { found.offsets.append(first.range.upperBound) }
    var last = first
    var names = 1
    while let next = scanner.next(in: bytes), isNamePart(next, bytes, behind: last) {
      if next.hasCapital(in: bytes) {
        names += 1
        guard names <= nameLengths.upperBound else { break }
        found.offsets.append(next.range.upperBound)
      }
      last = next
    }
    // `Photo: Ann Lee/AP`
    let end = last.range.upperBound
    if end < bytes.count, bytes[end] == 0x2F,
      var agencies = agenciesEnd(in: bytes, from: end + 1)
    {
      agencies.isFramed = true
      return agencies
    }
    return found.offsets.isEmpty ? nil : found
  }

  /// Whether a word goes on with a name: one with a capital or a particle, behind a space or the full stop of an initial.
  private static func isNamePart(_ word: Word, _ bytes: Span<UInt8>, behind last: Word) -> Bool {
    let gap = last.range.upperBound..<word.range.lowerBound
    let isInitial = last.range.count == 1 && gap.count == 2 && bytes[gap.lowerBound] == 0x2E
    guard gap.count == 1 && bytes[gap.lowerBound] == 0x20 || isInitial else { return false }
    return word.hasCapital(in: bytes) || particles.contains(word.hash)
  }

  /// Where the sentence begins behind a credit; 0 where none does.
  private static func sentenceStart(
    in bytes: Span<UInt8>, behind end: End, _ stopWords: StopWords?
  ) -> Int {
    for offset in end.offsets {
      var scanner = WordScanner(from: offset)
      guard let word = scanner.next(in: bytes), isSpace(offset..<word.range.lowerBound, bytes)
      else { return 0 }
      guard word.hasCapital(in: bytes), end.isFramed || stopWords?.contains(word) == true,
        !isAllCapitals(word, bytes), let next = scanner.next(in: bytes),
        isSpace(word.range.upperBound..<next.range.lowerBound, bytes)
      else { continue }
      if end.isAgency { return word.range.lowerBound }
      // A name goes on with capitals: `George Will Burgess`; or it ends in what begins few sentences: `King Charles I was`.
      if word.range.count > 1, !nameWords.contains(word.hash), !next.hasCapital(in: bytes),
        next.kind == .letters
      {
        return word.range.lowerBound
      }
    }
    return 0
  }

  private static func isSpace(_ gap: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    !gap.isEmpty && gap.allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0xC2 || bytes[$0] == 0xA0 }
  }

  private static func isAllCapitals(_ word: Word, _ bytes: Span<UInt8>) -> Bool {
    word.range.count > 1 && word.range.allSatisfy { bytes[$0] &- 0x41 < 26 }
  }

  /// Words that begin sentences and are names, too.
  private static let nameWords = WordHashSet(words: "will may can so an do")

  /// What stands small within a name.
  private static let particles = WordHashSet(
    words: "van von de der den del della di da do dos du la le al el bin ibn ten ter zu y")

  /// What stands where no name is given.
  private static let crews = WordHashSet(words: "staff handout pool stringer")

  /// Who asks people for an agency: `AP/Ipsos Public Affairs` is nobody who takes pictures.
  static let pollsters = WordHashSet(
    words: "ipsos norc yougov harris gallup gfk opinium zogby morning")
}
