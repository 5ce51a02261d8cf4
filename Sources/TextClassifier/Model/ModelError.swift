/// Why a model cannot be used.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in a sentence that ends without a full stop.
  public let description: String
  /// What to do about it.
  public let hint: String

  init(_ description: String, hint: String) {
    self.description = description
    self.hint = hint
  }

  static func damaged(_ what: String) -> ModelError {
    ModelError(
      "the model file is damaged: \(what)", hint: "copy it again, or train it again")
  }
}
