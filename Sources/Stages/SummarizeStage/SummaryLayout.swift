public import PipeKit

/// How the sentences of a summary are put together.
public enum SummaryLayout: String, CaseIterable, SettingValue {
  /// A line each.
  case lines
  /// One after the other, with a space between.
  case paragraph

  /// What stands between two sentences; one character.
  var separator: String { self == .lines ? "\n" : " " }
}
