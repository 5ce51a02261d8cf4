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
  ///   - sources: The texts, of which the first fifty are compared; what is taken keeps their order.
  ///   - isExcluded: Whether a sentence is not wanted, if any; it is taken all the same where there is no other.
  /// - Returns: `nil` where the texts are white space.
  /// - Throws: What `isExcluded` throws.
  public func summary<Failure: Error>(
    of sources: [SourceText], excluding isExcluded: ((String) throws(Failure) -> Bool)?
  ) throws(Failure) -> Summary? {
    let isLead = options.method == .lead
    let pool = try SentencePool(
      sources, first: isLead && options.ratio == nil ? firstEnough : .max, compares: !isLead,
      isExcluded: isExcluded)
    guard !pool.entries.isEmpty else { return nil }
    var selection = SummarySelection(pool, sources, options)
    if let order = options.method.order(pool, model: options.model) {
      selection.fill(by: order)
    } else {
      selection.fillFromTheStart()
    }
    return selection.summary
  }

  /// How many sentences of a text the method `lead` can need.
  private var firstEnough: Int {
    let limits = [options.sentences, options.words, options.characters].compactMap(\.self)
    return limits.min().map { $0 * max(1, options.minPositionGap) } ?? 3 * options.minPositionGap
  }
}
