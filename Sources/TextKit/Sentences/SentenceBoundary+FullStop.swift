extension SentenceBoundary {
  /// Whether one full stop ends the sentence, as the word before it says.
  func endsFullStop(_ stop: SentenceStop, head: Int, in bytes: Span<UInt8>) -> Bool {
    let token = token(before: stop.start, in: bytes)
    let following = table.scalarClass(bytes.scalar(at: head).value)
    guard !token.isEmpty else {
      return following != .number || !isNumbered(before: stop.start, in: bytes)
    }
    let (first, width) = bytes.scalar(at: token.lowerBound)
    if first < 0x80, UInt8(truncatingIfNeeded: first) &- 0x30 < 10 {
      return endsNumber(token, head: head, in: bytes)
    }
    if let kind = compound(endingWith: token, in: bytes) {
      return ends(kind, head: head, in: bytes)
    }
    let isInitial = token.count == width && isInitial(first)
    if let kind = abbreviation(token, in: bytes),
      kind == .title || !isInitial || !isCapital(first),
      kind != .name || lacksCapitals || isCapital(first)
    {
      return ends(isInitial && kind == .numbered ? .either : kind, head: head, in: bytes)
    }
    if isInitial {
      // The `a.` of a list, or an initial.
      guard token.lowerBound > sentenceStart else { return false }
      if first == 0x49, isLowerWord(before: token.lowerBound - 1, in: bytes) { return true }
      return startsSentence(at: head, in: bytes) && !isAfterDash(head, in: bytes)
    }
    switch dots(in: token, of: bytes) {
    case .none: return true
    case .addresses: return lastPart(of: token, in: bytes) != .title
    case .initials:
      return startsSentence(at: head, in: bytes) && !isAfterDash(head, in: bytes)
        || isTimeOfDay(token, in: bytes) && isTitledName(at: head, in: bytes)
    }
  }

  /// Whether what stands before a full stop wants a number: `N°.`, and `no .` where marks are set apart.
  private func isNumbered(before stop: Int, in bytes: Span<UInt8>) -> Bool {
    guard stop > sentenceStart + 1 else { return false }
    let (last, _) = bytes.scalar(before: stop)
    guard last == 0x20 else { return last == 0xB0 }
    let before = token(before: stop - 1, in: bytes)
    return !before.isEmpty && abbreviation(before, in: bytes) == .numbered
  }

  /// What a word with a full stop is, if an abbreviation: one that is listed, or a compound with the word for
  /// a street in German, as in `Hauptstr. 5`.
  private func abbreviation(_ token: Range<Int>, in bytes: Span<UInt8>) -> Abbreviation? {
    if let kind = rules.abbreviations[hash(of: token, in: bytes)] { return kind }
    return rules.hasStreetCompounds && isStreetAbbreviation(token, in: bytes) ? .numbered : nil
  }

  private func isStreetAbbreviation(_ token: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    token.count > 5
      && token.suffix(3).elementsEqual([0x73, 0x74, 0x72], by: { bytes[$0] | 0x20 == $1 })
      && isCapital(bytes.scalar(at: token.lowerBound).value)
  }

  /// Whether the full stop of an abbreviation ends the sentence.
  private func ends(_ kind: Abbreviation, head: Int, in bytes: Span<UInt8>) -> Bool {
    let following = table.scalarClass(bytes.scalar(at: head).value)
    switch kind {
    case .title: return false
    case .numbered: return following != .number && !isNumeral(at: head, in: bytes)
    case .either, .name:
      return following != .number && startsSentence(at: head, in: bytes)
        && !isAfterDash(head, in: bytes)
    }
  }

  /// Whether a dash with spaces around it stands before an offset: `SAN FRANCISCO, Calif. — The bridge`.
  private func isAfterDash(_ head: Int, in bytes: Span<UInt8>) -> Bool {
    guard head > 3, bytes[head - 1] == 0x20 else { return false }
    let (scalar, width) = bytes.scalar(before: head - 1)
    guard scalar == 0x2D || (0x2013...0x2015).contains(scalar) else { return false }
    let before = head - 1 - width
    return before > 0 && (bytes[before - 1] == 0x20 || bytes[before - 1] == 0x2D)
  }

  /// Whether a letter that stands alone may be an initial: not a syllable of Hangul.
  private func isInitial(_ scalar: UInt32) -> Bool {
    table.scalarClass(scalar).isLetter && !(0xAC00...0xD7AF).contains(scalar)
  }

  /// What an abbreviation of several parts is, such as `z. B.`, given its last part.
  private func compound(endingWith token: Range<Int>, in bytes: Span<UInt8>) -> Abbreviation? {
    guard token.count <= 6, token.lowerBound > sentenceStart + 2,
      bytes[token.lowerBound - 2] == 0x2E || bytes[token.lowerBound - 3] == 0x2E
    else { return nil }
    var parts = [token]
    var start = token.lowerBound
    while parts.count < 4, start > sentenceStart + 2 {
      var end = start
      if bytes[end - 1] == 0x20 {
        end -= 1
      } else if end > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      }
      guard end < start, end > sentenceStart + 1, bytes[end - 1] == 0x2E else { break }
      let part = self.token(before: end - 1, in: bytes)
      guard !part.isEmpty, part.count <= 8 else { break }
      parts.append(part)
      start = part.lowerBound
    }
    var found: Abbreviation?
    for first in stride(from: parts.count - 1, to: 0, by: -1) {
      var hash = WordHash()
      for index in stride(from: first, through: 0, by: -1) {
        for byte in CaseFolding.fold(bytes.extracting(parts[index])) { hash.combine(byte) }
        if index > 0 { hash.combine(0x2E) }
      }
      found = rules.abbreviations[hash.value]
      if found != nil { break }
    }
    return found
  }

  /// Whether a number with a full stop ends the sentence: not as the number of a list, nor as an
  /// ordinal.
  private func endsNumber(_ token: Range<Int>, head: Int, in bytes: Span<UInt8>) -> Bool {
    if token.lowerBound == sentenceStart, token.count <= 3 { return false }
    if rules.hasStreetCompounds, token.count <= 2, isHouseNumber(token, in: bytes) {
      return !continuesOrdinal(at: head, in: bytes)
    }
    guard token.count <= 2, isOrdinal(token, in: bytes) else { return true }
    if rules.hasOrdinals { return startsSentence(at: head, in: bytes) }
    guard let word = word(at: head, in: bytes) else { return true }
    return !Self.germanMonths.contains(word.hash)
  }

  /// Whether a number may be an ordinal.
  ///
  /// It is none in `7:2` or `COVID-19`, nor after `Nr.`
  private func isOrdinal(_ token: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    let start = token.lowerBound
    guard start > sentenceStart + 1 else { return true }
    if bytes[start - 1] == 0x20, bytes[start - 2] == 0x2E {
      let before = self.token(before: start - 2, in: bytes)
      if !before.isEmpty, rules.abbreviations[hash(of: before, in: bytes)] == .numbered {
        return false
      }
    }
    switch bytes.scalar(before: token.lowerBound).value {
    case 0x2D, 0x2013: return token.lowerBound > 1 && bytes[token.lowerBound - 2] == 0x2E
    case 0x3A, 0x2C, 0x27, 0x2019: return false
    default: return true
    }
  }

  /// Whether a number stands behind the name of a street in German: `Hauptstr. 5`, `Lindenstraße 7`.
  private func isHouseNumber(_ token: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    let start = token.lowerBound
    guard start > sentenceStart + 3, bytes[start - 1] == 0x20 else { return false }
    if bytes[start - 2] == 0x2E {
      return isStreetAbbreviation(self.token(before: start - 2, in: bytes), in: bytes)
    }
    let street = self.token(before: start - 1, in: bytes)
    guard !street.isEmpty, isCapital(bytes.scalar(at: street.lowerBound).value) else {
      return false
    }
    let folded = CaseFolding.fold(bytes.extracting(street))
    return Self.streets.contains { end in
      guard folded.count >= end.count, folded.suffix(end.count).elementsEqual(end) else {
        return false
      }
      // `Lindenstraße 7`, `Berliner Allee 9`, but no `Die Straße 7`.
      return folded.count > end.count || isName(before: street.lowerBound, in: bytes)
    }
  }

  /// Whether the word before an offset may be the first of a street's name: `Berliner Allee`.
  private func isName(before start: Int, in bytes: Span<UInt8>) -> Bool {
    guard start > sentenceStart + 1, bytes[start - 1] == 0x20 else { return false }
    let word = token(before: start - 1, in: bytes)
    return word.lowerBound > sentenceStart && !word.isEmpty
      && isCapital(bytes.scalar(at: word.lowerBound).value)
  }

  /// Whether what stands behind a number with a full stop shows that it is an ordinal: `1. Mai`, `1. FC`.
  private func continuesOrdinal(at head: Int, in bytes: Span<UInt8>) -> Bool {
    guard let word = word(at: head, in: bytes) else { return false }
    if Self.germanMonths.contains(word.hash) { return true }
    let range = head..<head + word.range.upperBound
    return word.range.count > 1 && range.allSatisfy { bytes[$0] &- 0x41 < 26 }
  }

  /// How names of streets end that are no names of other things, as those with `platz` and `weg` are.
  private static let streets = ["straße", "strasse", "allee", "gasse", "chaussee"]
    .map { CaseFolding.fold($0.utf8Span.span) }

  /// German month names, before which a number is an ordinal in a text of any language.
  private static let germanMonths = WordHashSet(
    words: """
      januar jänner februar märz april mai juni juli august september oktober november dezember
      """)

  private enum Dots { case none, initials, addresses }

  /// Whether the full stops in a token are those of initials (`U.S`, `Ph.D`) or of an address.
  private func dots(in token: Range<Int>, of bytes: Span<UInt8>) -> Dots {
    var segment = 0
    var longest = 0
    var dots = 0
    for index in token {
      if bytes[index] == 0x2E {
        dots += 1
        segment = 0
      } else if bytes[index] & 0xC0 != 0x80 {
        segment += 1
        longest = max(longest, segment)
      }
    }
    return dots == 0 ? .none : longest <= 2 ? .initials : .addresses
  }

  /// What the part after the last full stop in a token is: `Lt.Col`.
  private func lastPart(of token: Range<Int>, in bytes: Span<UInt8>) -> Abbreviation? {
    var start = token.upperBound
    while start > token.lowerBound, bytes[start - 1] != 0x2E { start -= 1 }
    return rules.abbreviations[hash(of: start..<token.upperBound, in: bytes)]
  }

  /// Whether a token is `a.m` or `p.m`, in a sentence that has begun with more than the time.
  private func isTimeOfDay(_ token: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard token.count == 3, bytes[token.lowerBound + 2] | 0x20 == 0x6D else { return false }
    let first = bytes[token.lowerBound] | 0x20
    guard first == 0x61 || first == 0x70 else { return false }
    // `At 5 p.m. Mr. Ruiz left` has no verb yet.
    guard let opening = word(at: sentenceStart, in: bytes) else { return false }
    return !Self.timePrepositions.contains(opening.hash)
  }

  private static let timePrepositions = WordHashSet(
    words: "at by on in around about until till since before after from shortly just between")

  /// Whether `Mr.`, `Mrs.` or the like stands at an offset.
  private func isTitledName(at head: Int, in bytes: Span<UInt8>) -> Bool {
    guard let word = word(at: head, in: bytes) else { return false }
    let end = head + word.range.upperBound
    return Self.civilTitles.contains(word.hash) && end < bytes.count && bytes[end] == 0x2E
  }

  private static let civilTitles = WordHashSet(words: "mr mrs ms mx dr prof")
}
