/// What becomes of a document that has failed in a stage: the key `on_error` of its entry.
public enum FailurePolicy: String, CaseIterable, Sendable, SettingValue {
  /// The document ends there and is counted as failed; the others go on.
  case skip
  /// The document goes on as it was before the stage.
  case keep
  /// The run ends.
  case stop
}
