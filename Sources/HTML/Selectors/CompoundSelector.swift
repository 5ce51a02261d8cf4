/// Simple selectors that one element has to match, as `p.lead`.
struct CompoundSelector: Sendable {
  /// The relation to the compound before this one.
  var combinator: SelectorCombinator
  /// Where its simple selectors stand in ``CSSSelector/simples``.
  var simples: Range<Int>
}
