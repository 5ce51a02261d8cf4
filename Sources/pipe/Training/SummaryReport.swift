import TextSummarizer

/// What `pipe train summarizer` and `pipe eval summarizer` say of a model.
enum SummaryReport {
  /// The measures, a line each.
  static func lines(_ evaluation: RankerEvaluation) -> [String] {
    [
      "on \(evaluation.texts.counted("text", "texts")), three sentences each, not stemmed, F1 in %:",
      line("model", evaluation.model), line("first sentences", evaluation.lead),
    ]
  }

  private static func line(_ name: String, _ rouge: Rouge) -> String {
    "  \(name): ROUGE-1 \((rouge.one * 100).rounded(digits: 2)), ROUGE-2 \((rouge.two * 100).rounded(digits: 2))"
  }
}
