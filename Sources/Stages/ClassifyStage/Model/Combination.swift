public import PipeKit

/// How rules and a model go together.
public enum Combination: String, CaseIterable, SettingValue {
  /// The model is asked where no rule gives a label.
  case rulesFirst = "rules_first"
  /// Both give their labels.
  case both
}
