/// Who took a picture, where that stands between its caption and the text: `REUTERS/Ines Calder The minister …`.
package enum PhotoCredit {
  /// The most words of a name, and of what stands in brackets.
  private static let longestName = 4
  private static let longestBracket = 10
  /// The most bytes in brackets.
  private static let reach = 100

  /// The length of the credit that a sentence begins with, and of the space behind it, in bytes.
  ///
  /// A name ends before a word that says little and has a capital, as those have that sentences begin with, or
  /// before what is no word; where neither comes soon, after two words.
  ///
  /// - Parameters:
  ///   - bytes: The sentence.
  ///   - language: Its language, a BCP 47 tag.
  /// - Returns: 0 where there is none, the sentence's length where there is nothing else.
  package static func length(in bytes: Span<UInt8>, language: String? = nil) -> Int {
    guard !bytes.isEmpty else { return 0 }
    if bytes[0] == 0x28 { return bracketed(in: bytes) }
    var scanner = WordScanner()
    guard let first = scanner.next(in: bytes), first.range.lowerBound == 0, isCapital(first, bytes)
    else { return 0 }
    // Most sentences have no need of them.
    var stopWords: StopWords? { StopWords.of(language ?? "en") ?? StopWords.of("en") }
    func name(_ start: Int, isShouted: Bool = false) -> Int {
      nameEnd(in: bytes, from: start, stopWords, mayGuess: isShouted)
    }
    if Byline.captions.contains(first.hash), Byline.isMarked(bytes, first.range.upperBound) {
      let mark = Dateline.skipSpace(in: bytes, from: first.range.upperBound)
      guard mark < bytes.count else { return 0 }
      let end = name(mark + bytes.scalar(at: mark).width)
      // What is nothing but that is for ``Byline`` to tell.
      return end < bytes.count ? end : 0
    }
    if Byline.agencies.contains(first.hash) {
      let (end, count) = agencies(in: bytes, behind: first)
      let isShouted = count > 1 || isAllCapitals(first, bytes)
      if end < bytes.count, bytes[end] == 0x2F { return name(end + 1, isShouted: isShouted) }
      let after = afterAgencies(end, in: bytes, stopWords)
      return count > 1 || after == bytes.count ? after : 0
    }
    // `Ann Lee/Getty Images The`
    var last = first
    for _ in 0..<longestName {
      if last.range.upperBound < bytes.count, bytes[last.range.upperBound] == 0x2F {
        guard let agency = scanner.next(in: bytes),
          agency.range.lowerBound == last.range.upperBound + 1,
          Byline.agencies.contains(agency.hash)
        else { return 0 }
        return afterAgencies(agencies(in: bytes, behind: agency).end, in: bytes, stopWords)
      }
      guard let next = scanner.next(in: bytes), isCapital(next, bytes),
        isSpace(last.range.upperBound..<next.range.lowerBound, bytes)
      else { return 0 }
      last = next
    }
    return 0
  }

  /// The offset behind agencies that follow each other, as in `AFP/Getty Images`, and how many words they are.
  private static func agencies(in bytes: Span<UInt8>, behind first: Word) -> (end: Int, count: Int)
  {
    var end = first.range.upperBound
    var count = 1
    var scanner = WordScanner(from: end)
    while count < longestName, let next = scanner.next(in: bytes),
      Byline.agencies.contains(next.hash),
      next.range.lowerBound == end + 1, bytes[end] == 0x20 || bytes[end] == 0x2F
    {
      end = next.range.upperBound
      count += 1
    }
    return (end, count)
  }

  /// The offset of the sentence that begins behind agencies; 0 where they are part of one.
  private static func afterAgencies(
    _ end: Int, in bytes: Span<UInt8>, _ stopWords: StopWords?
  ) -> Int {
    var scanner = WordScanner(from: end)
    guard let next = scanner.next(in: bytes) else { return bytes.count }
    let gap = end..<next.range.lowerBound
    if isDash(gap, bytes) { return gap.upperBound }
    guard opens(gap, bytes) || isSpace(gap, bytes) && isStart(next, bytes, stopWords) else {
      return 0
    }
    return Dateline.skipSpace(in: bytes, from: end)
  }

  /// The offset of the sentence that begins behind a name; 0 where there is no name, or none begins.
  private static func nameEnd(
    in bytes: Span<UInt8>, from start: Int, _ stopWords: StopWords?, mayGuess: Bool
  ) -> Int {
    var scanner = WordScanner(from: start, options: .joinHyphens)
    var end = start
    var names = 0
    /// Where the third word of the name begins, and whether the first is no abbreviation.
    var third: Int?
    var isPlain = false
    while let word = scanner.next(in: bytes) {
      let gap = end..<word.range.lowerBound
      if names > 0, opens(gap, bytes) { return Dateline.skipSpace(in: bytes, from: end) }
      if names > 0, isDash(gap, bytes) { return gap.upperBound }
      guard isSpace(gap, bytes) || names > 0 && isJoint(gap, bytes) else { return 0 }
      if names > 0, isStart(word, bytes, stopWords) { return word.range.lowerBound }
      let isParticle = names > 0 && particles.contains(word.hash) && !isCapital(word, bytes)
      let isName = isCapital(word, bytes) || Byline.agencies.contains(word.hash)
      guard isParticle || isName && names < longestName else {
        return mayGuess && isPlain ? third ?? 0 : 0
      }
      if !isParticle {
        names += 1
        if names == 1 { isPlain = !isAllCapitals(word, bytes) }
        if names == 3 { third = word.range.lowerBound }
      }
      end = word.range.upperBound
    }
    return names > 0 ? bytes.count : 0
  }

  /// The length of a credit in brackets: `(AP Photo/Ann Lee) `.
  private static func bracketed(in bytes: Span<UInt8>) -> Int {
    var close = 1
    while close < min(bytes.count, reach), bytes[close] != 0x29, bytes[close] != 0x28 { close += 1 }
    guard close < min(bytes.count, reach), bytes[close] == 0x29 else { return 0 }
    let inside = bytes.extracting(1..<close)
    let words = WordScanner.words(in: inside)
    guard let first = words.first, words.count <= longestBracket else { return 0 }
    let isOfAgency =
      words.count > 1 && Byline.agencies.contains(first.hash)
      && words.allSatisfy { isCapital($0, inside) }
    let isLabelled =
      Byline.captions.contains(first.hash) && Byline.isMarked(inside, first.range.upperBound)
    guard isOfAgency || isLabelled else { return 0 }
    var scanner = WordScanner(from: close + 1)
    guard scanner.next(in: bytes) != nil else { return bytes.count }
    let rest = Dateline.skipSpace(in: bytes, from: close + 1)
    return rest > close + 1 ? rest : 0
  }

  /// Whether a word begins with a capital, and mostly begins sentences then.
  private static func isStart(
    _ word: Word, _ bytes: Span<UInt8>, _ stopWords: StopWords?
  ) -> Bool {
    isCapital(word, bytes) && stopWords?.contains(word) == true && !isAllCapitals(word, bytes)
  }

  /// Whether what stands between two words opens a quotation or a bracket.
  private static func opens(_ gap: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard gap.count > 1, bytes[gap.lowerBound] == 0x20 else { return false }
    let (scalar, _) = bytes.scalar(at: gap.lowerBound + 1)
    return scalar == 0x22 || scalar == 0x27 || CharacterTable.shared.scalarClass(scalar) == .open
  }

  /// Whether a dash or bar with spaces around it stands between two words.
  private static func isDash(_ gap: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    if Dateline.dash(in: bytes, from: gap.lowerBound) == gap.upperBound { return true }
    return gap.count == 3 && bytes[gap.lowerBound + 1] == 0x7C
  }

  private static func isSpace(_ gap: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    gap.allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0xC2 || bytes[$0] == 0xA0 }
  }

  /// Whether a full stop of an initial, or a slash before an agency, is all that stands between two words.
  private static func isJoint(_ gap: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    gap.count <= 2 && gap.allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x2E || bytes[$0] == 0x2F }
  }

  /// What stands small within a name.
  private static let particles = WordHashSet(
    words: "van von de der den del della di da do dos du la le al el bin ibn ten ter zu y")

  private static func isCapital(_ word: Word, _ bytes: Span<UInt8>) -> Bool {
    let scalar = bytes.scalar(at: word.range.lowerBound).value
    return CharacterTable.shared.fold(scalar) != scalar
  }

  private static func isAllCapitals(_ word: Word, _ bytes: Span<UInt8>) -> Bool {
    word.range.count > 1 && word.range.allSatisfy { bytes[$0] &- 0x41 < 26 }
  }
}
