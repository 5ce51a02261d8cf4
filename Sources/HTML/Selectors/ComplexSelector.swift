/// Compound selectors and the combinators between them, as `nav > a`.
struct ComplexSelector: Sendable {
  /// Where its compounds stand in ``CSSSelector/compounds``, from left to right.
  var compounds: Range<Int>
  var specificity: CSSSpecificity
}
