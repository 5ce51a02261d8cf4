public import PipeKit

/// What becomes of keywords that a document has already.
public enum ExistingKeywords: String, CaseIterable, SettingValue {
  /// Those that are found take their place.
  case replace
  /// Those that are found join them.
  case add
  /// They stay, and none are looked for.
  case keep
}
