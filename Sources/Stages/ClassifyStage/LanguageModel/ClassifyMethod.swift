public import PipeKit

/// Who gives labels.
public enum ClassifyMethod: String, CaseIterable, SettingValue {
  /// Rules, a trained model, or both: nothing leaves the machine.
  case auto
  /// A language model on a server; rules and trained model where it gives no answer.
  case llm
}
