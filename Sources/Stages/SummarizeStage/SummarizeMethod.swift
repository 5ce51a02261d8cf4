public import PipeKit
import TextSummarizer

/// How a document is summed up.
public enum SummarizeMethod: String, CaseIterable, SettingValue {
  /// What is best as far as we know, of those that need no server: ``ranker``.
  case auto
  /// The first sentences.
  case lead
  /// Sentences that a model takes that has learnt from summaries people wrote.
  case ranker
  /// The most central sentences by shared words.
  case textrank
  /// The most central sentences by TF-IDF.
  case lexrank
  /// Those that stand for most of the text's topics.
  case lsa
  /// Those with the densest cluster of frequent words.
  case luhn
  /// Those with the most probable words.
  case sumbasic
  /// Those whose words together are most like the text's.
  case kl
  /// Those with most of the words that mark the text.
  case centroid
  /// A language model on a server writes the summary.
  case llm

  /// How sentences are chosen, by a language model where it gives no answer.
  var sentences: SummaryMethod { SummaryMethod(rawValue: rawValue) ?? .auto }
}
