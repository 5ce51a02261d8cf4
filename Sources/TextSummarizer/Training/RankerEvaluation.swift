/// How good summaries of three sentences are, beside the first three sentences.
public struct RankerEvaluation: Sendable, Hashable {
  /// The number of texts.
  public var texts = 0
  /// The mean of the model's summaries.
  public var model = Rouge()
  /// The mean of the first three sentences.
  public var lead = Rouge()

  /// Measures a model on texts.
  public init(of model: RankerModel, on texts: [SummarizedText]) {
    var options = SummaryOptions()
    options.model = model
    options.method = .ranker
    let ranker = Summarizer(options)
    options.method = .lead
    let first = Summarizer(options)
    self.texts = texts.count
    self.model = Self.mean(ranker, texts)
    lead = Self.mean(first, texts)
  }

  private static func mean(_ summarizer: Summarizer, _ texts: [SummarizedText]) -> Rouge {
    var sum = Rouge()
    for text in texts {
      let summary = summarizer.summary(of: text.source)?.text() ?? ""
      let rouge = RougeCounts(summary.utf8Span.span).f1(RougeCounts(text.reference.utf8Span.span))
      sum.one += rouge.one
      sum.two += rouge.two
    }
    let count = Double(max(1, texts.count))
    return Rouge(one: sum.one / count, two: sum.two / count)
  }
}
