import PipeKit

/// Where and how a keyword is looked for: what a keyword says itself, or its rule for all of its own.
struct KeywordScope: Sendable, Hashable {
  /// Where it is looked for; `nil` for the title and the text.
  var fields: [KeywordField]?
  /// Whether upper and lower case make a difference; `nil` for what the rule says, else not.
  var isCaseSensitive: Bool?
  /// Whether words of the same stem are found; `nil` for what the rule says, else not.
  var isStemmed: Bool?

  /// What a keyword of this scope is within a rule of another: what it does not say is as the rule has it.
  func within(_ rule: KeywordScope) -> KeywordScope {
    var scope = self
    scope.fields = fields ?? rule.fields
    // One that minds case does not take stems from its rule, nor the other way round.
    scope.isCaseSensitive = isCaseSensitive ?? (isStemmed == true ? false : rule.isCaseSensitive)
    scope.isStemmed = isStemmed ?? (isCaseSensitive == true ? false : rule.isStemmed)
    return scope
  }
}
