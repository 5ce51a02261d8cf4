/// Finds the sentences of a text in UTF-8, one after the other, in linear time.
///
/// Every character that is not white space is in exactly one sentence, and the order is the text's.
/// A line end or blank line ends a sentence (see ``SentenceOptions``), and so does sentence
/// punctuation with the quotation marks and brackets that close after it, unless what stands around
/// it says otherwise: abbreviations, initials, numbers, addresses, a small letter after it. Such
/// looks back and ahead are bounded, or cover what is passed over once, so that no input takes more
/// than linear time.
///
/// The scanner keeps a position only; give it the same text at every call.
public struct SentenceScanner: Sendable {
  /// Where the scanner goes on, in bytes.
  public private(set) var position = 0
  /// The number of bytes looked at so far, for tests of linear time.
  package private(set) var work = 0

  private let options: SentenceOptions
  private let table = CharacterTable.shared
  /// Whether the text is written without capitals; `nil` until looked at.
  private var lacksCapitals: Bool?

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
    let lacksCapitals = lacksCapitals ?? Capitals.areMissing(in: bytes)
    self.lacksCapitals = lacksCapitals
    let judge = SentenceBoundary(
      options: options, table: table, lacksCapitals: lacksCapitals, sentenceStart: start)

    var index = start
    var end = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x20, byte < 0x80, byte != 0x2E, byte != 0x21, byte != 0x3F {
        index += 1
        end = index
        continue
      }
      if byte == 0x20 || byte == 0x09 {
        index += 1
        continue
      }
      let (scalar, width) = bytes.scalar(at: index)
      switch table.scalarClass(scalar) {
      case .space:
        guard LineEnds.contains(scalar) else {
          index += width
          continue
        }
        let gap = skipSpace(in: bytes, from: index)
        if options.lineBreaks == .end || gap.lineEnds > 1 {
          return finish(
            start..<end, at: gap.end, isTerminated: false, startsLine: startsLine, endsLine: true)
        }
        index = gap.end
      case .terminal:
        let stop = SentenceStop(in: bytes, at: index, table: table)
        work += stop.end - index
        let verdict = judge.ends(at: stop, in: bytes)
        work += verdict.work
        index = stop.end
        end = stop.end
        if verdict.isEnd {
          let gap = skipSpace(in: bytes, from: end)
          return finish(
            start..<end, at: end, isTerminated: true, startsLine: startsLine,
            endsLine: gap.lineEnds > 0 || gap.end == bytes.count)
        }
      default:
        index += width
        end = index
      }
    }
    return finish(
      start..<end, at: bytes.count, isTerminated: false, startsLine: startsLine, endsLine: true)
  }

  private mutating func finish(
    _ range: Range<Int>, at next: Int, isTerminated: Bool, startsLine: Bool, endsLine: Bool
  ) -> Sentence {
    work += next - range.lowerBound
    // What was skipped after a line end is looked at again, so that the next sentence knows of it.
    position = range.upperBound
    return Sentence(
      range: range, isTerminated: isTerminated, startsLine: startsLine, endsLine: endsLine)
  }

  private mutating func skipSpace(
    in bytes: Span<UInt8>, from start: Int
  ) -> (end: Int, lineEnds: Int) {
    let gap = LineEnds.skipSpace(in: bytes, from: start, table: table)
    work += gap.end - start
    return gap
  }
}
