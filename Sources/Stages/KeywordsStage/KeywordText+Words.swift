import TextKit

extension KeywordText {
  /// Reads the words of all sentences.
  mutating func read(_ options: SentenceOptions) {
    var scanner = SentenceScanner(options: options)
    /// How many lines of the text a dateline was looked for in.
    var lines = 0
    while let sentence = scanner.next(in: bytes.span) {
      let first = tokens.count
      var range = sentence.range
      if sentence.startsLine, range.lowerBound >= titleLength, lines < Self.datelineReach {
        lines += 1
        let length = Dateline.length(in: bytes.span.extracting(range))
        range = range.lowerBound + length..<range.upperBound
        if length > 0 { lines = .max }
      }
      readWords(of: range)
      judgeCapitals(from: first, isTerminated: sentence.isTerminated)
      sentences += 1
    }
  }

  private static let datelineReach = 4

  private mutating func readWords(of sentence: Range<Int>) {
    let bytes = bytes
    var scanner = WordScanner(
      from: sentence.lowerBound, options: [.joinHyphens, .dropPossessive])
    let end = bytes.span.extracting(..<sentence.upperBound)
    var last = sentence.lowerBound
    var characters: [Range<Int>] = []
    var addresses = AddressSkipper()
    while let found = scanner.next(in: end) {
      let word = wholeName(found, &scanner, in: end)
      if addresses.skips(word.range, in: end) { continue }
      if word.kind == .character || isJapanese && Self.isKatakana(word.range, in: end) {
        if let lastCharacter = characters.last, lastCharacter.upperBound != word.range.lowerBound {
          take(&characters)
        }
        characters.append(word.range)
        last = word.range.upperBound
        continue
      }
      take(&characters)
      append(word, isJoined: isJoined(last, word.range.lowerBound), in: end)
      last = word.range.upperBound
    }
    take(&characters)
  }

  /// A name with the rest of it where another mark stands for its apostrophe: `O‘Brien`, O`Brien, `O´Brien`.
  private func wholeName(
    _ word: Word, _ scanner: inout WordScanner, in bytes: Span<UInt8>
  ) -> Word {
    let end = word.range.upperBound
    guard word.range.count == 1, bytes[end - 1] &- 0x41 < 26, end < bytes.count,
      bytes[end] == 0x60 || bytes[end] == 0xC2 || bytes[end] == 0xE2
    else { return word }
    let (mark, width) = bytes.scalar(at: end)
    guard mark == 0x60 || mark == 0xB4 || mark == 0x2018, end + width < bytes.count else {
      return word
    }
    let capital = bytes.scalar(at: end + width).value
    var ahead = scanner
    guard CharacterTable.shared.fold(capital) != capital, let rest = ahead.next(in: bytes),
      rest.range.lowerBound == end + width
    else { return word }
    scanner = ahead
    var hash = WordHash()
    hash.combine(bytes[end - 1] | 0x20)
    hash.combine(0x27)
    for byte in CaseFolding.fold(bytes.extracting(rest.range)) { hash.combine(byte) }
    return Word(
      range: word.range.lowerBound..<rest.range.upperBound, hash: hash.value, kind: .letters)
  }

  /// Takes a stretch of characters: as words in Japanese, else for ``RepeatedStrings``.
  private mutating func take(_ characters: inout [Range<Int>]) {
    defer { characters = [] }
    guard let first = characters.first else { return }
    let bytes = bytes
    guard isJapanese else {
      stretches.append((sentences, characters))
      return
    }
    var start = first.lowerBound
    var count = 0
    func isPart(_ range: Range<Int>) -> Bool {
      !(0x3040...0x309F).contains(bytes.span.scalar(at: range.lowerBound).value)
    }
    for character in characters + [first.lowerBound..<first.lowerBound] {
      if !character.isEmpty, isPart(character) {
        if count == 0 { start = character.lowerBound }
        count += character.count > 3 ? 2 : 1
      } else if count > 0 {
        let end = character.isEmpty ? characters.last?.upperBound ?? start : character.lowerBound
        let hash = WordHash.of(bytes.span.extracting(start..<end))
        let word = Word(range: start..<end, hash: hash, kind: .letters)
        append(word, isJoined: false, in: bytes.span, isStop: count < 2)
        count = 0
      }
    }
  }

  private static func isKatakana(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    (0x30A0...0x30FF).contains(bytes.scalar(at: range.lowerBound).value)
  }

  /// Whether words are parted by spaces or the end of a wrapped line, by the full stop of initials, or by
  /// the sign in `AT&T` and `Marks & Spencer`.
  private func isJoined(_ end: Int, _ start: Int) -> Bool {
    guard end < start else { return false }
    var index = end
    guard let last = tokens.last, last.range.upperBound == end else { return false }
    let isInitials = last.range.count == 1 || bytes[last.range].contains(0x2E)
    if bytes[index] == 0x2E, isInitials, last.traits.contains(.capital) { index += 1 }
    var hasSign = false
    while index < start {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0xC2, 0xA0: index += 1
      case 0x26 where !hasSign && last.traits.contains(.capital):
        hasSign = true
        index += AddressSkipper.entityLength(at: index, in: bytes.span, upTo: start)
      default: return false
      }
    }
    return index == start
      && (!hasSign
        || CharacterTable.shared.fold(bytes.span.scalar(at: start).value)
          != bytes.span.scalar(at: start).value)
  }

  private mutating func append(
    _ word: Word, isJoined: Bool, in bytes: Span<UInt8>, isStop isGivenStop: Bool? = nil
  ) {
    var traits: KeywordToken.Traits = isJoined ? .joined : []
    let table = CharacterTable.shared
    var capitals = 0
    var letters = 0
    var index = word.range.lowerBound
    while index < word.range.upperBound {
      let (scalar, width) = bytes.scalar(at: index)
      if table.scalarClass(scalar) == .cased, table.fold(scalar) != scalar {
        if index == word.range.lowerBound { traits.insert(.capital) }
        capitals += 1
      }
      if table.scalarClass(scalar).isWord { letters += 1 }
      index += width
    }
    if word.kind == .number { traits.insert(.number) }
    let isCased = table.scalarClass(bytes.scalar(at: word.range.lowerBound).value) == .cased
    if capitals > 1, capitals == letters { traits.insert(.acronym) }
    // `Xi Jinping` and `Al Gore` have names of two letters; where the language has no list, any may be small words.
    let least = isCased && (!traits.contains(.capital) || stopWords == nil) ? 3 : 2
    let isStop =
      isGivenStop
      ?? (stopWords?.contains(word) ?? false || KeywordStopWords.common.contains(word.hash)
        || letters < least && !traits.contains(.acronym))
    if isStop { traits.insert(.stop) }
    let links = hasNounCapitals ? KeywordStopWords.germanLinks : KeywordStopWords.links
    if links.contains(word.hash) { traits.insert(traits.contains(.capital) ? .common : .link) }
    if KeywordStopWords.particles.contains(word.hash), stopWords?.contains(word) != true {
      traits.insert(.particle)
    }
    if KeywordStopWords.placeLinks.contains(word.hash), !traits.contains(.capital) {
      traits.insert(.placeLink)
    }
    let isInitial =
      letters == 1 && word.range.upperBound < bytes.count && bytes[word.range.upperBound] == 0x2E
    let isSigned =
      (letters == 1 || traits.contains(.acronym)) && isBesideSign(word.range, in: bytes)
    if isInitial || isSigned || !hasNounCapitals && KeywordStopWords.common.contains(word.hash) {
      traits.insert(.common)
    }
    if KeywordStopWords.weekdays.contains(word.hash) { traits.remove(.common) }
    let term = numbers[word.hash] ?? terms.count
    if term == terms.count {
      numbers[word.hash] = term
      terms.append(KeywordTerm())
      terms[term].isStop = isStop
    }
    tokens.append(
      KeywordToken(range: word.range, term: term, sentence: sentences, traits: traits))
  }

  /// Whether the sign of `S&P` or `AT&T` stands right before or behind a word.
  private func isBesideSign(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    if range.upperBound < bytes.count, bytes[range.upperBound] == 0x26 { return true }
    guard range.lowerBound > 0 else { return false }
    let before = bytes[range.lowerBound - 1]
    // The end of `&amp;`
    return before == 0x26 || before == 0x3B && tokens.last?.traits.contains(.acronym) == true
  }
}
