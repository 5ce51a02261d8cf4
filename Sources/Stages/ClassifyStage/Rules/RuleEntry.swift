/// A keyword of a rule, made ready.
struct RuleEntry: Sendable {
  /// What a keyword is to its rule.
  enum Part: String, CaseIterable, Sendable { case any, all, none }

  /// The rule's index.
  var rule: Int
  var part: Part
  var weight: Double
  /// How it is written.
  var text: String
}
