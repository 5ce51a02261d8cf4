/// Why a file cannot be used as a model of a summarizer.
public struct RankerModelError: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let description: String
  /// What to do about it.
  public let hint = "make the model anew with 'pipe train summarizer'"

  init(_ description: String) { self.description = description }
}
