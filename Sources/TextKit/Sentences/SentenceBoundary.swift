/// Decides whether a stop ends its sentence, from what stands before and after it.
struct SentenceBoundary {
  /// A decision and the number of bytes looked at for it.
  struct Verdict {
    var isEnd: Bool
    var work: Int
    /// Where the sentence ends, if before the end of the stop.
    var end: Int?
  }

  let options: SentenceOptions
  let rules: SentenceRules
  let table: CharacterTable
  let lacksCapitals: Bool
  let sentenceStart: Int
  /// The offset after the mark of a list item that the sentence begins with.
  let markerEnd: Int

  /// The most bytes of a word before or after a stop that are looked at.
  static let reach = 32
  /// The most bytes after a quotation that are looked at for who said it, or where.
  private static let attributionReach = 80

  /// Whether a stop ends the sentence.
  func ends(at stop: SentenceStop, in bytes: Span<UInt8>) -> Verdict {
    guard stop.end < bytes.count else { return Verdict(isEnd: true, work: 0) }
    let next = bytes.scalar(at: stop.end).value
    if stop.kind == .wide { return Verdict(isEnd: endsWide(stop, in: bytes), work: 8) }
    guard table.scalarClass(next) == .space else {
      return Verdict(isEnd: endsUnspaced(stop, next, in: bytes), work: 2 * Self.reach)
    }

    let gap = LineEnds.skipSpace(in: bytes, from: stop.end, table: table)
    let lineEnds = options.lineBreaks == .end ? 1 : 2
    if gap.end == bytes.count || gap.lineEnds >= lineEnds {
      return Verdict(isEnd: true, work: gap.end - stop.end)
    }
    if stop.start < markerEnd { return Verdict(isEnd: false, work: gap.end - stop.end) }
    let head = skipOpeners(in: bytes, from: gap.end)
    let work = head - stop.end + 2 * Self.reach
    guard head < bytes.count, !LineEnds.contains(bytes.scalar(at: head).value) else {
      return Verdict(isEnd: true, work: work)
    }
    guard canStart(at: head, in: bytes) else { return Verdict(isEnd: false, work: work) }
    return verdict(of: stop, gapEnd: gap.end, head: head, work: work, in: bytes)
  }

  /// What a stop means before something that can start a sentence.
  private func verdict(
    of stop: SentenceStop, gapEnd: Int, head: Int, work: Int, in bytes: Span<UInt8>
  ) -> Verdict {
    switch stop.kind {
    case .wide: return Verdict(isEnd: true, work: work)
    case .fullStop:
      if stop.closes, isReference(at: gapEnd, in: bytes) {
        return Verdict(isEnd: false, work: work + Self.attributionReach)
      }
      return Verdict(
        isEnd: endsFullStop(stop, head: head, in: bytes), work: work + 6 * Self.reach)
    case .strong:
      if stop.closes {
        let goesOn = isReference(at: gapEnd, in: bytes) || isAttribution(at: head, in: bytes)
        return Verdict(isEnd: !goesOn, work: work + 2 * Self.attributionReach)
      }
      return Verdict(isEnd: !isNameWithMark(stop, head: head, in: bytes), work: work)
    case .ellipsis:
      if stop.isSpacedAfterWord(in: bytes) {
        return Verdict(isEnd: true, work: work, end: stop.start + 1)
      }
      // `I` has a capital anywhere, so that it says nothing of a new sentence.
      return Verdict(isEnd: stop.dots != 3 || !isPronounI(at: head, in: bytes), work: work)
    case .omission:
      let isEnd =
        bytes[stop.end - 1] != 0x5D && bytes[stop.end - 1] != 0x29
        && !isReference(at: gapEnd, in: bytes) && startsSentence(at: head, in: bytes)
      return Verdict(isEnd: isEnd, work: work + Self.attributionReach)
    }
  }

  /// Whether a wide stop ends the sentence: not before a comma, nor where a quotation is part of one
  /// that goes on (`「…。」と言った`, `“……。”他说。`), nor as the point in a number.
  private func endsWide(_ stop: SentenceStop, in bytes: Span<UInt8>) -> Bool {
    let next = bytes.scalar(at: stop.end).value
    switch next {
    case 0x2C, 0x3001, 0xFF0C: return false
    default: break
    }
    if stop.closes { return !WideQuotes.goOn(at: stop.end, in: bytes) }
    return bytes.scalar(at: stop.start).value != 0xFF0E || table.scalarClass(next) != .number
  }

  /// Whether a stop ends the sentence although a letter follows at once: `said.The`, `said.”The`.
  private func endsUnspaced(_ stop: SentenceStop, _ next: UInt32, in bytes: Span<UInt8>) -> Bool {
    guard isCapital(next) else { return false }
    if stop.closes {
      let closer = bytes.scalar(before: stop.end).value
      return closer == 0x201D || closer == 0x29 && stop.kind != .fullStop
    }
    guard isLowerWord(before: stop.start, in: bytes) else { return false }
    // The word after it is an ordinary one: `Then` rather than the `Out.println` of an address.
    var index = stop.end + bytes.scalar(at: stop.end).width
    let limit = min(bytes.count, stop.end + Self.reach)
    let first = index
    while index < limit, bytes[index] &- 0x61 < 26 { index += 1 }
    guard index < bytes.count else { return index > first }
    switch bytes[index] {
    case 0x20, 0x2C, 0x0A, 0x0D: return index > first || next == 0x41 || next == 0x49
    case 0x27: return true
    default: return bytes.scalar(at: index).value == 0x2019
    }
  }

  /// The offset after quotation marks, brackets and dashes that open a sentence.
  ///
  /// Nothing of it can be a stop, so that no two stops look at the same bytes.
  private func skipOpeners(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let (scalar, width) = bytes.scalar(at: index)
      switch scalar {
      case 0x20, 0x22, 0x27, 0x28, 0x5B, 0x60, 0x7B, 0x2A, 0x2013...0x2015, 0x2022, 0xA0, 0xA1,
        0xBF:
        index += width
      default:
        switch table.scalarClass(scalar) {
        case .open, .apostrophe, .hyphen, .close: index += width
        default: return index
        }
      }
    }
    return index
  }

  /// Whether a sentence can start at an offset.
  private func canStart(at head: Int, in bytes: Span<UInt8>) -> Bool {
    let (scalar, width) = bytes.scalar(at: head)
    switch table.scalarClass(scalar) {
    case .cased:
      if isCapital(scalar) || lacksCapitals { return true }
      guard head + width < bytes.count else { return false }
      let next = bytes.scalar(at: head + width).value
      // iPhone, eBay
      if isCapital(next) { return true }
      // ’s Ochtends, 't Is
      return head > 0 && table.scalarClass(next) == .space && head + width + 1 < bytes.count
        && table.scalarClass(bytes.scalar(before: head).value) == .apostrophe
        && isCapital(bytes.scalar(at: head + width + 1).value)
    case .terminal: return canStartWithStop(at: head, in: bytes)
    case .punctuation:
      // @name, #tag, §, ¿ and the like, but no comma.
      return scalar == 0x40 || scalar == 0x23 || scalar == 0xA7
    default: return true
    }
  }

  /// Whether the sentence punctuation at an offset can start a sentence: `.NET`, `...and`,
  /// `[...] The`.
  private func canStartWithStop(at head: Int, in bytes: Span<UInt8>) -> Bool {
    var index = head
    while index < min(bytes.count, head + 6), bytes[index] == 0x2E { index += 1 }
    if index == head { index += bytes.scalar(at: head).width }
    guard index < bytes.count else { return false }
    let (next, width) = bytes.scalar(at: index)
    if table.scalarClass(next).isWord { return true }
    guard head > 0, bytes[head - 1] == 0x5B, next == 0x5D else { return false }
    index += width
    guard index + 1 < bytes.count, bytes[index] == 0x20 else { return false }
    return isCapital(bytes.scalar(at: index + 1).value)
  }

  /// Whether what follows a quotation says where it is from, as part of its sentence.
  ///
  /// So it is in `“… it was.” (Poe 5).`
  private func isReference(at open: Int, in bytes: Span<UInt8>) -> Bool {
    guard bytes[open] == 0x28 || bytes[open] == 0x5B else { return false }
    let closer: UInt8 = bytes[open] == 0x28 ? 0x29 : 0x5D
    let limit = min(bytes.count - 1, open + Self.attributionReach)
    var index = open + 1
    while index < limit, bytes[index] != closer, bytes[index] != 0x0A { index += 1 }
    guard index < limit, bytes[index] == closer else { return false }
    return bytes[index + 1] == 0x2E || bytes[index + 1] == 0x2C || bytes[index + 1] == 0x3B
  }

  /// Whether what follows a quoted question or exclamation says whose it is.
  ///
  /// So it does in `“Why?” Ana Ruiz asked.`
  private func isAttribution(at head: Int, in bytes: Span<UInt8>) -> Bool {
    let near = bytes.extracting(head..<min(bytes.count, head + Self.attributionReach))
    var scanner = WordScanner()
    var names = 0
    var end = 0
    while names < 5, let word = scanner.next(in: near) {
      // Nothing but spaces between the words, and the full stop of `Dr.`
      for index in end..<word.range.lowerBound where near[index] != 0x20 && near[index] != 0x2E {
        return false
      }
      if names > 0, SpeechVerbs.hashes.contains(word.hash) { return true }
      let (first, _) = near.scalar(at: word.range.lowerBound)
      guard isCapital(first), names > 0 || !rules.starters.contains(word.hash) else { return false }
      names += 1
      end = word.range.upperBound
    }
    return false
  }

  /// Whether the mark belongs to a name: `Yahoo! News`.
  private func isNameWithMark(_ stop: SentenceStop, head: Int, in bytes: Span<UInt8>) -> Bool {
    guard stop.end == stop.start + 1, bytes[stop.start] == 0x21 else { return false }
    let token = token(before: stop.start, in: bytes)
    guard !token.isEmpty, SpeechVerbs.namesWithMark.contains(hash(of: token, in: bytes)) else {
      return false
    }
    return !startsSentence(at: head, in: bytes)
  }

  /// Whether text follows on the line of a stop.
  func isFollowedOnLine(_ stop: SentenceStop, in bytes: Span<UInt8>) -> Bool {
    let gap = LineEnds.skipSpace(in: bytes, from: stop.end, table: table)
    return gap.end < bytes.count && gap.lineEnds == 0
  }

  /// Whether the text at an offset can be that of a list item whose mark is a number or letter with
  /// a full stop, after the word that ends before another offset.
  ///
  /// It begins with a capital, and the word is none that wants a number after it: `rose to 5. The`.
  func canBeItem(from text: Int, after end: Int, in bytes: Span<UInt8>) -> Bool {
    guard text < bytes.count else { return false }
    let first = bytes.scalar(at: text).value
    switch table.scalarClass(first) {
    case .cased: guard isCapital(first) || lacksCapitals else { return false }
    case .letter, .solitary, .katakana, .open: break
    default: return false
    }
    let before = token(before: end, in: bytes)
    guard !before.isEmpty else { return true }
    let hash = hash(of: before, in: bytes)
    return !rules.starters.contains(hash) && StopWords.of("en")?.contains(hash) != true
  }
}
