/// Why a language model has given no answer that can be used.
package struct LanguageModelFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is to be done about it.
  enum Kind: Sendable {
    /// It may go well in a while.
    case transient
    /// The answer is none; another may be one.
    case unusable
    /// This request will never go well.
    case refused
    /// No request will go well in this run.
    case closed
  }

  let kind: Kind
  /// What happened, in a few words without a full stop; without keys.
  package let reason: String

  init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  /// What happened.
  package var description: String { reason }
}
