extension SentenceBoundary {
  /// The letters, digits and full stops before an offset, as far as they are looked at.
  func token(before end: Int, in bytes: Span<UInt8>) -> Range<Int> {
    var start = end
    let limit = max(sentenceStart, end - Self.reach)
    while start > limit {
      let byte = bytes[start - 1]
      if byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2E {
        start -= 1
      } else if byte < 0x80 {
        break
      } else {
        let (scalar, width) = bytes.scalar(before: start)
        let found = table.scalarClass(scalar)
        guard found.isWord || found == .mark || scalar == 0xBA || scalar == 0x2116,
          start - width >= limit
        else { break }
        start -= width
      }
    }
    while start < end, bytes[start] == 0x2E { start += 1 }
    return start..<end
  }

  /// The hash of a token, full stops within it included.
  func hash(of token: Range<Int>, in bytes: Span<UInt8>) -> UInt64 {
    WordHash.of(bytes.extracting(token))
  }

  /// Whether the word at an offset is one that mostly starts a sentence.
  func startsSentence(at head: Int, in bytes: Span<UInt8>) -> Bool {
    guard let word = word(at: head, in: bytes) else { return false }
    guard
      rules.starters.contains(word.hash) || startsElided(word, at: head, in: bytes)
        || !lacksCapitals && rules.questions.contains(word.hash)
    else { return false }
    // `I.` and `A.` are initials.
    let end = head + word.range.upperBound
    let isInitial =
      end < bytes.count && bytes[end] == 0x2E && bytes.scalar(at: head).width == word.range.count
    return !isInitial
  }

  /// Whether a word begins with an article that has lost its vowel: `L’homme`, `D'autres`.
  private func startsElided(_ word: Word, at head: Int, in bytes: Span<UInt8>) -> Bool {
    guard word.range.count > 2 else { return false }
    let (first, width) = bytes.scalar(at: head)
    guard width == 1, table.scalarClass(bytes.scalar(at: head + 1).value) == .apostrophe else {
      return false
    }
    var hash = WordHash()
    hash.combine(UInt8(truncatingIfNeeded: first) | 0x20)
    hash.combine(0x27)
    return rules.starters.contains(hash.value)
  }

  /// Whether the pronoun `I` stands at an offset, alone or as in `I'm`.
  func isPronounI(at head: Int, in bytes: Span<UInt8>) -> Bool {
    guard bytes[head] == 0x49, head + 1 < bytes.count else { return false }
    let next = table.scalarClass(bytes.scalar(at: head + 1).value)
    return next == .space || next == .apostrophe
  }

  /// Whether a Roman numeral of two letters or more stands at an offset.
  func isNumeral(at head: Int, in bytes: Span<UInt8>) -> Bool {
    var index = head
    let limit = min(bytes.count, head + 9)
    while index < limit {
      switch bytes[index] {
      case 0x49, 0x56, 0x58, 0x4C, 0x43: index += 1
      default:
        return index - head > 1 && !table.scalarClass(bytes.scalar(at: index).value).isWord
      }
    }
    return index - head > 1 && index < head + 9
  }

  /// The word at an offset, its range from there on.
  func word(at head: Int, in bytes: Span<UInt8>) -> Word? {
    let near = bytes.extracting(head..<min(bytes.count, head + Self.reach))
    var scanner = WordScanner()
    guard let word = scanner.next(in: near), word.range.lowerBound == 0 else { return nil }
    return word
  }

  /// Whether the bytes before an offset are a word of two or more small letters after white space.
  func isLowerWord(before end: Int, in bytes: Span<UInt8>) -> Bool {
    var index = end
    let limit = max(sentenceStart, end - Self.reach)
    while index > limit, bytes[index - 1] &- 0x61 < 26 { index -= 1 }
    guard end - index >= 2, index > sentenceStart else { return false }
    return bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A
  }

  /// Whether a scalar is a capital letter.
  func isCapital(_ scalar: UInt32) -> Bool {
    table.scalarClass(scalar) == .cased && table.fold(scalar) != scalar
  }
}
