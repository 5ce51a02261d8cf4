/// Decides whether a stop ends its sentence, from what stands before and after it.
struct SentenceBoundary {
  /// A decision and the number of bytes looked at for it.
  struct Verdict {
    var isEnd: Bool
    var work: Int
  }

  let options: SentenceOptions
  let table: CharacterTable
  let lacksCapitals: Bool
  let sentenceStart: Int

  /// The most bytes of a word before or after a stop that are looked at.
  private static let reach = 32

  /// Whether a stop ends the sentence.
  func ends(at stop: SentenceStop, in bytes: Span<UInt8>) -> Verdict {
    guard stop.end < bytes.count else { return Verdict(isEnd: true, work: 0) }
    let next = bytes.scalar(at: stop.end).value
    if stop.kind == .wide { return Verdict(isEnd: endsWide(stop, next), work: 1) }
    guard table.scalarClass(next) == .space else {
      return Verdict(isEnd: endsUnspaced(stop, next, in: bytes), work: 2 * Self.reach)
    }

    let gap = LineEnds.skipSpace(in: bytes, from: stop.end, table: table)
    let lineEnds = options.lineBreaks == .end ? 1 : 2
    if gap.end == bytes.count || gap.lineEnds >= lineEnds {
      return Verdict(isEnd: true, work: gap.end - stop.end)
    }
    let head = skipOpeners(in: bytes, from: gap.end)
    let work = head - stop.end + 2 * Self.reach
    guard head < bytes.count, !LineEnds.contains(bytes.scalar(at: head).value) else {
      return Verdict(isEnd: true, work: work)
    }
    guard canStart(at: head, in: bytes) else { return Verdict(isEnd: false, work: work) }
    let isEnd = stop.kind != .fullStop || endsFullStop(stop, head: head, in: bytes)
    return Verdict(isEnd: isEnd, work: work)
  }

  /// Whether a wide stop ends the sentence: not before a comma, nor before the particle of a
  /// quotation (`「…。」と言った`).
  private func endsWide(_ stop: SentenceStop, _ next: UInt32) -> Bool {
    switch next {
    case 0x2C, 0x3001, 0xFF0C: false
    case 0x3068, 0x3063: !stop.closes
    default: true
    }
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

  /// Whether the bytes before an offset are a word of two or more small letters after white space.
  private func isLowerWord(before end: Int, in bytes: Span<UInt8>) -> Bool {
    var index = end
    let limit = max(sentenceStart, end - Self.reach)
    while index > limit, bytes[index - 1] &- 0x61 < 26 { index -= 1 }
    guard end - index >= 2, index > sentenceStart else { return false }
    return bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A
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
      // iPhone, eBay
      return head + width < bytes.count && isCapital(bytes.scalar(at: head + width).value)
    case .terminal:
      return head + width < bytes.count
        && table.scalarClass(bytes.scalar(at: head + width).value).isWord
    case .punctuation:
      // @name, #tag and the like, but no comma.
      return scalar == 0x40 || scalar == 0x23
    default: return true
    }
  }

  /// Whether one full stop ends the sentence, as the word before it says.
  private func endsFullStop(_ stop: SentenceStop, head: Int, in bytes: Span<UInt8>) -> Bool {
    let token = token(before: stop.start, in: bytes)
    guard !token.isEmpty else { return true }
    let (first, width) = bytes.scalar(at: token.lowerBound)
    if first < 0x80, UInt8(truncatingIfNeeded: first) &- 0x30 < 10 {
      return endsNumber(token, head: head, in: bytes)
    }
    if token.count == width, table.scalarClass(first) == .cased {
      // An initial, or the `a.` of a list.
      return token.lowerBound > sentenceStart && startsSentence(at: head, in: bytes)
    }
    switch Self.dots(in: bytes, token) {
    case .addresses: return true
    case .initials: return startsSentence(at: head, in: bytes)
    case .none: break
    }
    let following = table.scalarClass(bytes.scalar(at: head).value)
    switch Abbreviation.table[WordHash.of(bytes.extracting(token))] {
    case nil: return true
    case .title: return false
    case .numbered: return following != .number
    case .either: return following != .number && startsSentence(at: head, in: bytes)
    case .name where lacksCapitals || isCapital(first):
      return following != .number && startsSentence(at: head, in: bytes)
    case .name: return true
    }
  }

  /// Whether a number with a full stop ends the sentence: not as the number of a list, nor as a
  /// German ordinal before a month.
  private func endsNumber(_ token: Range<Int>, head: Int, in bytes: Span<UInt8>) -> Bool {
    if token.lowerBound == sentenceStart, token.count <= 3 { return false }
    guard token.count <= 2, let word = word(at: head, in: bytes) else { return true }
    return !SentenceStarters.months.contains(word.hash)
  }

  /// The letters, digits and full stops before an offset, as far as they are looked at.
  private func token(before end: Int, in bytes: Span<UInt8>) -> Range<Int> {
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
        guard found.isWord || found == .mark, start - width >= limit else { break }
        start -= width
      }
    }
    while start < end, bytes[start] == 0x2E { start += 1 }
    return start..<end
  }

  private enum Dots { case none, initials, addresses }

  /// Whether the full stops in a token are those of initials (`U.S`, `Ph.D`) or of an address.
  private static func dots(in bytes: Span<UInt8>, _ token: Range<Int>) -> Dots {
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

  /// Whether the word at an offset is one that mostly starts a sentence.
  private func startsSentence(at head: Int, in bytes: Span<UInt8>) -> Bool {
    guard let word = word(at: head, in: bytes) else { return false }
    guard SentenceStarters.hashes.contains(word.hash) else { return false }
    // `I.` and `A.` are initials.
    let isInitial =
      word.range.count == 1 && head + 1 < bytes.count && bytes[head + 1] == 0x2E
    return !isInitial
  }

  private func word(at head: Int, in bytes: Span<UInt8>) -> Word? {
    let near = bytes.extracting(head..<min(bytes.count, head + Self.reach))
    var scanner = WordScanner()
    guard let word = scanner.next(in: near), word.range.lowerBound == 0 else { return nil }
    return word
  }

  private func isCapital(_ scalar: UInt32) -> Bool {
    table.scalarClass(scalar) == .cased && table.fold(scalar) != scalar
  }
}
