import TextKit

/// The quotations that are open from one sentence to the next, one within the other.
///
/// A sentence in the middle gets the marks of a quotation once that ends, in the sentence that ends it; of one that never
/// ends only the sentence it begins in is closed, and not even that where the mark may be an apostrophe.
struct OpenQuotations {
  /// A quotation and the sentences that wait for its end.
  private struct Level {
    var quote: QuoteLevel
    var waiting: [Wait] = []
    var sentences = 0
  }

  /// What a sentence gets once a quotation has ended.
  private struct Wait {
    var candidate: Int
    var isInside: Bool
    /// How many bytes at its end are marks of quotations around this one.
    var outerLength = 0
  }

  private var levels: [Level] = []
  /// What the last sentence waits for, with the level.
  private var pending: [(level: Int, wait: Wait)] = []

  /// The most sentences of a quotation; what is longer has lost its closing mark.
  private static let longest = 30
  /// How deep quotations are followed.
  private static let depth = 3

  /// Whether no quotation is open.
  var isEmpty: Bool { levels.isEmpty }

  /// Reads a sentence, gives it the marks that it lacks for certain, and those before it theirs if a quotation ends.
  ///
  /// - Parameters:
  ///   - candidate: The sentence.
  ///   - startsLine: Whether it begins a line.
  ///   - style: How the text pairs quotation marks.
  ///   - bytes: The text.
  ///   - candidates: Those before it that were kept.
  mutating func read(
    _ candidate: inout SentenceCandidate, startsLine: Bool, style: QuoteStyle,
    in bytes: Span<UInt8>, _ candidates: inout [SentenceCandidate]
  ) {
    pending = []
    let near = bytes.extracting(candidate.range)
    let marks = QuoteMarks(missingIn: near, style: style, behind: levels.map(\.quote))
    candidate.missing = marks.certain
    // A paragraph of a quotation begins with its mark, though the one before has none at its end. Two names that
    // begin with an apostrophe do so too.
    if startsLine, let first = levels.first, !first.quote.isDoubtful, !near.isEmpty,
      first.quote.opening.unicodeScalars.first?.value == near.scalar(at: 0).value
    {
      end(0, &candidates)
      levels = []
    }
    for closed in marks.closed where closed.level < levels.count {
      end(closed.level, &candidates)
      levels.removeLast(levels.count - closed.level)
      candidate.missing.before = closed.opening + candidate.missing.before
    }
    // What uses a quotation's marks otherwise shows that its end is lost.
    if let lost = levels.firstIndex(where: {
      marks.kinds.contains($0.quote.kind) || $0.sentences >= Self.longest
    }) {
      levels.removeLast(levels.count - lost)
    }
    for index in levels.indices {
      levels[index].sentences += 1
      pending.append((index, Wait(candidate: candidates.count, isInside: true)))
    }
    open(marks, candidates.count)
  }

  /// Takes note of the quotations that begin in a sentence and end beyond it.
  private mutating func open(_ marks: QuoteMarks, _ candidate: Int) {
    var outer = 0
    for quote in marks.levels where levels.count < Self.depth {
      if quote.isDoubtful {
        let wait = Wait(candidate: candidate, isInside: false, outerLength: outer)
        pending.append((levels.count, wait))
      } else {
        outer += quote.closing.utf8.count
      }
      levels.append(Level(quote: quote))
    }
  }

  /// Notes that the sentence that was read is kept, so that it gets its marks.
  mutating func keep() {
    for (level, wait) in pending { levels[level].waiting.append(wait) }
    pending = []
  }

  /// Gives all that wait for the end of a quotation its marks.
  private func end(_ level: Int, _ candidates: inout [SentenceCandidate]) {
    let quote = levels[level].quote
    for wait in levels[level].waiting where wait.candidate < candidates.count {
      var missing = candidates[wait.candidate].missing
      if wait.isInside { missing.before = quote.opening + missing.before }
      let after = Array(missing.after.utf8)
      let place = max(0, after.count - wait.outerLength)
      missing.after =
        String(decoding: after[..<place], as: UTF8.self) + quote.closing
        + String(decoding: after[place...], as: UTF8.self)
      candidates[wait.candidate].missing = missing
    }
  }
}
