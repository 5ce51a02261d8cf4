/// How the sentences of a summary are chosen.
public enum SummaryMethod: String, CaseIterable, Codable, Sendable {
  /// What is best as far as we know: ``ranker``.
  case auto
  /// The first sentences, which sum up most news.
  case lead
  /// Those that a model takes that has learnt from summaries people wrote.
  case ranker
  /// The most central sentences by shared words (Mihalcea and Tarau 2004).
  case textrank
  /// The most central sentences by TF-IDF (Erkan and Radev 2004).
  case lexrank
  /// Those that stand for most of the text's topics (Steinberger and Ježek 2004).
  case lsa
  /// Those with the densest cluster of frequent words (Luhn 1958).
  case luhn
  /// Those with the most probable words (Nenkova and Vanderwende 2005).
  case sumbasic
  /// Those whose words together are most like the text's (Haghighi and Vanderwende 2009).
  case kl
  /// Those with most of the words that mark the text (Radev et al. 2004).
  case centroid

  /// Whether the sentences taken are to be apart: all but the first sentences, which come as they are.
  var avoidsRepetition: Bool { self != .lead }
}
