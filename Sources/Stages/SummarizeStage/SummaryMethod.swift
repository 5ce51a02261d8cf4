public import PipeKit

/// How the sentences of a summary are chosen.
public enum SummaryMethod: String, CaseIterable, SettingValue {
  /// By where a sentence stands and how central it is, together.
  case auto
  /// The first sentences, which sum up most news.
  case lead
  /// The most central sentences (Mihalcea and Tarau 2004).
  case textrank
}
