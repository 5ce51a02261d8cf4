/// Where a stage stands in its pipeline.
public struct StageSetup: Sendable {
  /// The stage's name in this pipeline: the `id` of its entry, else the stage's name.
  public var id: String
  /// Whether documents come in; false for the first stage of a pipeline.
  public var hasInput: Bool
  /// Whether what comes in are documents that have failed in this very stage, whatever it is that the
  /// stage brings in as a source.
  public var isRetry = false
  /// Reads the files that options name; `nil` where a stage is made without a pipeline.
  public var files: (any OptionFiles)?
  /// Takes out of a text what the stage's options have from the environment.
  package var redact = Redactor()

  /// Creates a setup.
  public init(id: String, hasInput: Bool = true) {
    self.id = id
    self.hasInput = hasInput
  }
}
