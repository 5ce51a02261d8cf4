public import PipeKit

/// What to lean to where it is not clear whether a text belongs to the content.
public enum Favor: String, CaseIterable, Sendable, SettingValue {
  /// Rather leave out than take in what does not belong there.
  case precision
  /// Neither.
  case balanced
  /// Rather take in than leave out.
  case recall
}
