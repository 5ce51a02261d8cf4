/// What belongs to a word where people differ.
public struct WordOptions: OptionSet, Sendable, Hashable {
  /// One bit an option.
  public let rawValue: Int

  /// Creates a set of options.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// `well-known` is one word instead of two.
  public static let joinHyphens = WordOptions(rawValue: 1)
  /// A final `'s` is left out of the word: `Iraq's` is the word `Iraq`.
  public static let dropPossessive = WordOptions(rawValue: 2)
}
