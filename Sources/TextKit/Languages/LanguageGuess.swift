/// The language a text is probably in.
public struct LanguageGuess: Sendable, Hashable {
  /// An ISO 639-1 code; of a language without one, that of ISO 639-3.
  public var code: String
  /// How sure the guess is, from 0 to 1.
  public var confidence: Double

  /// Creates a guess.
  public init(code: String, confidence: Double) {
    self.code = code
    self.confidence = confidence
  }
}
