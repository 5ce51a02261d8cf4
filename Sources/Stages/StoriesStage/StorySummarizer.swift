import PipeKit
import TextSummarizer

/// Makes one summary of all documents of a story.
struct StorySummarizer: Sendable {
  /// A summary, and where its sentences come from.
  struct Result {
    var text: String
    /// The sentences with the identifiers of their documents; none where one document had the summary.
    var sentences: [(text: String, document: String)] = []

    /// The sentences as a story has them in the metadata; `nil` for none.
    var note: JSON? {
      if sentences.isEmpty { return nil }
      return .array(sentences.map { ["text": .string($0.text), "document": .string($0.document)] })
    }
  }

  private let summarizer: Summarizer

  /// Creates a summarizer that takes at most so many sentences.
  init(sentences: Int) {
    var options = SummaryOptions()
    options.sentences = sentences
    summarizer = Summarizer(options)
  }

  /// The summary of documents, the most typical first.
  ///
  /// A single document keeps the summary that it has; of several that share their story the texts are summed up
  /// together, so that nothing is said twice.
  ///
  /// - Parameter documents: The documents of this run.
  /// - Returns: `nil` where there is nothing to make one of.
  func summary(of documents: [Document]) -> Result? {
    let known = documents.lazy.compactMap(\.summary).first { !$0.isEmpty }
    let texts = documents.filter { !($0.text ?? "").isEmpty }
    if let known, texts.count < 2 { return Result(text: known) }
    let summary = summarizer.summary(
      of: texts.map { SourceText($0.text ?? "", title: $0.title, language: $0.language) })
    guard let summary, !summary.sentences.isEmpty else { return known.map { Result(text: $0) } }
    return Result(
      text: summary.text(),
      sentences: summary.sentences.map { sentence in
        (sentence.text, texts.indices.contains(sentence.source) ? texts[sentence.source].id : "")
      })
  }
}
