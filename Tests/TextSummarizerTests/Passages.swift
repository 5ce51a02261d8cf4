@testable import TextSummarizer

/// The passage of a text in English.
func passage(_ text: String, title: String? = nil) -> Passage {
  SentencePool(
    [SourceText(text, title: title, language: "en")], first: .max, compares: true,
    isExcluded: nil as ((String) -> Bool)?
  ).passage
}

/// The sentences of a summary.
func summary(
  _ method: SummaryMethod, _ count: Int, of text: String, title: String? = nil,
  language: String? = "en"
) -> [String] {
  var options = SummaryOptions()
  options.method = method
  options.sentences = count
  let summary = Summarizer(options).summary(
    of: SourceText(text, title: title, language: language))
  return summary?.sentences.map(\.text) ?? []
}
