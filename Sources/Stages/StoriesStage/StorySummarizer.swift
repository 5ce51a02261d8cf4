import PipeKit

/// Makes one summary of all documents of a story.
///
/// This is where a summarizer of several documents goes in: ``Stories/run(_:into:in:)`` asks it once a story, with the
/// documents of this run, the most typical first.
protocol StorySummarizer: Sendable {
  /// The summary; `nil` where there is nothing to make one of.
  func summary(of documents: [Document]) -> String?
}

/// Takes the summary that the most typical document has, which `summarize` has made or its feed has given.
struct TypicalSummary: StorySummarizer {
  func summary(of documents: [Document]) -> String? {
    documents.lazy.compactMap(\.summary).first { !$0.isEmpty }
  }
}
