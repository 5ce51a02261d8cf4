/// Finds the sentences of a text in UTF-8, one after the other, in linear time.
///
/// Every character that is not white space is in exactly one sentence, and the order is the text's.
/// A line end or blank line ends a sentence (see ``SentenceOptions``), and so does sentence
/// punctuation with the quotation marks and brackets that close after it, unless what stands around
/// it says otherwise: abbreviations, initials, numbers, addresses, a small letter after it. An item
/// of a list that stands in running text is a sentence of its own. Such looks back and ahead are
/// bounded, or cover what is passed over once, so that no input takes more than linear time.
///
/// The scanner keeps a position only; give it the same text at every call.
public struct SentenceScanner: Sendable {
  /// Where the scanner goes on, in bytes.
  public private(set) var position = 0
  /// The number of bytes looked at so far, for tests of linear time.
  package var work: Int { ownWork + quotes.work + straightQuotes.work }

  private var ownWork = 0
  private let options: SentenceOptions
  private let table = CharacterTable.shared
  /// Whether the text is written without capitals; `nil` until looked at.
  private var lacksCapitals: Bool?
  /// What is known of the language; `nil` until it is needed.
  private var rules: SentenceRules?
  /// The mark of the item of the list that the line has.
  private var item: ListMark?
  private var quotes = WideQuotes()
  private var straightQuotes = StraightQuotes()

  /// Creates a scanner at the start of a text.
  public init(options: SentenceOptions = SentenceOptions()) { self.options = options }

  /// All sentences of a text.
  public static func sentences(
    in bytes: Span<UInt8>, options: SentenceOptions = SentenceOptions()
  ) -> [Sentence] {
    var scanner = SentenceScanner(options: options)
    var sentences: [Sentence] = []
    while let sentence = scanner.next(in: bytes) { sentences.append(sentence) }
    return sentences
  }

  /// The next sentence; `nil` after the last.
  public mutating func next(in bytes: Span<UInt8>) -> Sentence? {
    let gap = skipSpace(in: bytes, from: position)
    let startsLine = gap.lineEnds > 0 || position == 0
    let start = gap.end
    guard start < bytes.count else {
      position = start
      return nil
    }
    let markerEnd = noteMark(at: start, in: bytes, startsLine: startsLine)

    var index = start
    var end = start
    /// The offset after the last stop.
    var stopEnd = -1
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x20, byte < 0x80, byte != 0x2E, byte != 0x21, byte != 0x3F, byte != 0x7C,
        byte != 0x3B
      {
        index += 1
        end = index
        continue
      }
      if byte == 0x20 || byte == 0x09 {
        index += 1
        if item != nil, index > start + 1, isNextItem(at: index, from: start, in: bytes) {
          return finish(
            start..<end, isTerminated: end == stopEnd, startsLine: startsLine, endsLine: false)
        }
        continue
      }
      let (scalar, width) = bytes.scalar(at: index)
      let isMark = isForeignMark(scalar, at: end, from: start, in: bytes)
      switch isMark ? .terminal : table.scalarClass(scalar) {
      case .space:
        guard LineEnds.contains(scalar) else {
          index += width
          continue
        }
        let gap = skipSpace(in: bytes, from: index)
        if gap.lineEnds > 1
          || options.lineBreaks == .end && !goesOn(start..<end, at: gap.end, in: bytes)
        {
          return finish(
            start..<end, isTerminated: false, startsLine: startsLine, endsLine: true)
        }
        index = gap.end
      case .terminal:
        let stop = SentenceStop(in: bytes, at: index, table: table, quotes: &straightQuotes)
        ownWork += stop.end - index
        index = stop.end
        end = stop.end
        stopEnd = stop.end
        if let last = sentenceEnd(at: stop, from: start, markerEnd, in: bytes) {
          let gap = skipSpace(in: bytes, from: last)
          return finish(
            start..<last, isTerminated: true, startsLine: startsLine,
            endsLine: gap.lineEnds > 0 || gap.end == bytes.count)
        }
      case .open:
        quotes.note(scalar, at: index, in: bytes, table: table)
        index += width
        end = index
      default:
        index += width
        end = index
      }
    }
    return finish(start..<end, isTerminated: false, startsLine: startsLine, endsLine: true)
  }

  /// Whether a line goes on in the next, although the text's lines are not wrapped.
  private mutating func goesOn(_ line: Range<Int>, at next: Int, in bytes: Span<UInt8>) -> Bool {
    guard item == nil, !areCapitalsMissing(in: bytes) else { return false }
    ownWork += 2 * BrokenLine.reach
    return BrokenLine.goesOn(line, at: next, in: bytes, table: table)
  }

  /// Whether a mark ends sentences in the script before it alone: the vertical bar, as danda of
  /// Devanagari, and the semicolon, as question mark of Greek.
  @inline(__always)
  private func isForeignMark(
    _ scalar: UInt32, at end: Int, from start: Int, in bytes: Span<UInt8>
  ) -> Bool {
    switch scalar {
    case 0x37E: return true
    case 0x3B:
      guard end > start else { return false }
      let before = bytes.scalar(before: end).value
      return (0x370...0x3FF).contains(before) || (0x1F00...0x1FFF).contains(before)
    case 0x7C: return end > start && (0x900...0x97F).contains(bytes.scalar(before: end).value)
    default: return false
    }
  }

  /// Where the sentence ends that has a stop; `nil` if it goes on.
  private mutating func sentenceEnd(
    at stop: SentenceStop, from start: Int, _ markerEnd: Int, in bytes: Span<UInt8>
  ) -> Int? {
    if stop.end <= quotes.end { return nil }
    let judge = SentenceBoundary(
      options: options, rules: rules(for: bytes), table: table,
      lacksCapitals: areCapitalsMissing(in: bytes), sentenceStart: start, markerEnd: markerEnd)
    let verdict = judge.ends(at: stop, in: bytes)
    ownWork += verdict.work
    // An ellipsis at the start stands for what was before.
    if stop.start == start, stop.kind == .ellipsis, judge.isFollowedOnLine(stop, in: bytes) {
      return nil
    }
    return verdict.isEnd ? verdict.end ?? stop.end : nil
  }

  /// Takes note of the mark of a list item that a sentence begins with; the offset after it.
  private mutating func noteMark(at start: Int, in bytes: Span<UInt8>, startsLine: Bool) -> Int {
    ownWork += ListMark.reach
    if let mark = ListMark(in: bytes, at: start) {
      item = mark
      return mark.end
    }
    if startsLine { item = nil }
    return start
  }

  /// Whether the next item of the list begins at an offset, after a space.
  private mutating func isNextItem(at index: Int, from start: Int, in bytes: Span<UInt8>) -> Bool {
    guard let item, index < bytes.count, index > item.end else { return false }
    ownWork += ListMark.reach
    guard let mark = ListMark(in: bytes, at: index), mark.follows(item, in: bytes) else {
      return false
    }
    guard mark.mayBeOrdinal else { return true }
    let rules = rules(for: bytes)
    let judge = SentenceBoundary(
      options: options, rules: rules, table: table, lacksCapitals: false, sentenceStart: start,
      markerEnd: start)
    ownWork += 2 * SentenceBoundary.reach
    return !rules.hasOrdinals && judge.canBeItem(from: mark.end + 1, after: index - 1, in: bytes)
  }

  private mutating func rules(for bytes: Span<UInt8>) -> SentenceRules {
    if let rules { return rules }
    let found = options.language.map(SentenceRules.of) ?? SentenceRules.suiting(bytes)
    rules = found
    return found
  }

  private mutating func areCapitalsMissing(in bytes: Span<UInt8>) -> Bool {
    if let lacksCapitals { return lacksCapitals }
    let found = Capitals.areMissing(in: bytes)
    lacksCapitals = found
    return found
  }

  private mutating func finish(
    _ range: Range<Int>, isTerminated: Bool, startsLine: Bool, endsLine: Bool
  ) -> Sentence {
    ownWork += range.count
    // What was skipped after a line end is looked at again, so that the next sentence knows of it.
    position = range.upperBound
    return Sentence(
      range: range, isTerminated: isTerminated, startsLine: startsLine, endsLine: endsLine)
  }

  private mutating func skipSpace(
    in bytes: Span<UInt8>, from start: Int
  ) -> (end: Int, lineEnds: Int) {
    let gap = LineEnds.skipSpace(in: bytes, from: start, table: table)
    ownWork += gap.end - start
    return gap
  }
}
