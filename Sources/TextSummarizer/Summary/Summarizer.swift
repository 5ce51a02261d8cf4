import TextKit

/// Sums up texts in sentences of their own.
public struct Summarizer: Sendable {
  private let options: SummaryOptions

  /// Creates a summarizer.
  public init(_ options: SummaryOptions = SummaryOptions()) { self.options = options }

  /// The summary of a text; `nil` for a text of white space.
  public func summary(of source: SourceText) -> Summary? { summary(of: [source]) }

  /// The summary of several texts that tell of one thing, which says nothing twice; `nil` for white space.
  public func summary(of sources: [SourceText]) -> Summary? {
    let none: ((String) -> Bool)? = nil
    return summary(of: sources, excluding: none)
  }

  /// The summary of a text, or of several that tell of one thing, which then says nothing twice.
  ///
  /// - Parameters:
  ///   - sources: The texts, of which the first fifty are compared; what is taken keeps their order. Of several
  ///     the most typical should be first, as one of its first sentences opens the summary.
  ///   - isExcluded: Whether a sentence is not wanted, if any; it is taken all the same where there is no other.
  /// - Returns: `nil` where the texts are white space.
  /// - Throws: What `isExcluded` throws.
  public func summary<Failure: Error>(
    of sources: [SourceText], excluding isExcluded: ((String) throws(Failure) -> Bool)?
  ) throws(Failure) -> Summary? {
    let isLead = options.method == .lead
    let first = isLead && options.ratio == nil ? firstEnough : .max
    var selection = try selection(of: sources, first: first, excluding: isExcluded)
    // A later sentence may be short enough.
    if selection?.isEmpty == true, first < .max {
      selection = try self.selection(of: sources, first: .max, excluding: isExcluded)
    }
    return selection?.summary
  }

  /// Chooses among the first sentences; `nil` where there is none.
  private func selection<Failure: Error>(
    of sources: [SourceText], first: Int,
    excluding isExcluded: ((String) throws(Failure) -> Bool)?
  ) throws(Failure) -> SummarySelection? {
    let pool = try SentencePool(
      sources, first: first, compares: options.method != .lead, isExcluded: isExcluded)
    guard !pool.entries.isEmpty else { return nil }
    var selection = SummarySelection(pool, sources, options)
    if let order = options.method.order(pool, model: options.model) {
      selection.fill(by: order)
    } else {
      selection.fillFromTheStart()
    }
    return selection
  }

  /// The sentences of a summary that fit the limits, in their order; the start of the first where none does.
  ///
  /// - Parameters:
  ///   - sentences: The sentences, each on one line.
  ///   - count: How many there may be at most, in place of `ratio`; `nil` where no share is asked for.
  /// - Returns: What fits; empty only where there are no sentences.
  public func fitting(_ sentences: [String], atMost count: Int? = nil) -> [String] {
    var limits = options
    limits.ratio = nil
    if let count { limits.sentences = min(count, options.sentences ?? count) }
    var budget = SummaryBudget(limits, sentences: sentences.count)
    let fitting = sentences.filter { sentence in
      let bytes = sentence.utf8Span.span
      return budget.take(
        SentenceCandidate(range: bytes.indices, in: bytes, isTerminated: true), in: bytes)
    }
    guard fitting.isEmpty, let first = sentences.first else { return fitting }
    return [SentenceCutter.cut(first, words: options.words, characters: options.characters)]
  }

  /// How many sentences of a text the method `lead` can need.
  private var firstEnough: Int {
    let limits = [options.sentences, options.words, options.characters].compactMap(\.self)
    return limits.min().map { $0 * max(1, options.minPositionGap) } ?? 3 * options.minPositionGap
  }
}
