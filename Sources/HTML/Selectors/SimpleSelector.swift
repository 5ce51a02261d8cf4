/// A condition on one element.
struct SimpleSelector: Sendable {
  /// What is asked.
  enum Kind: UInt8, Sendable {
    case universal
    case type
    case id
    case `class`
    case attribute
    case root
    case empty
    case scope
    case link
    case checked
    case disabled
    case enabled
    case required
    case optional
    case readWrite
    case readOnly
    case defined
    case open
    /// Matches nothing.
    case never
    case language
    case contains
    case matches
    case not
    case has
    case nth
    case only
  }

  /// How the value of an attribute is compared.
  enum Operator: UInt8, Sendable {
    case exists
    case equals
    case word
    case dash
    case prefix
    case suffix
    case substring
  }

  /// Whether capitals count in the value of an attribute.
  enum Sensitivity: UInt8, Sendable {
    case sensitive
    case insensitive
    /// Not in HTML elements.
    case foreignOnly
  }

  var kind: Kind
  var comparison = Operator.exists
  var sensitivity = Sensitivity.sensitive
  /// Of `:nth-…`: whether it counts elements of the same name only.
  var ofType = false
  /// Of `:nth-…`: whether it counts from the end.
  var fromEnd = false
  /// The number of the name in ``CSSSelector/names``.
  var name = 0
  /// Where the text stands in ``CSSSelector/texts``.
  var text = 0..<0
  /// The number of the list in ``CSSSelector/lists``; -1 where there is none.
  var list = -1
  /// Of `:nth-…`: the a of an+b.
  var step = 0
  /// Of `:nth-…`: the b of an+b.
  var start = 0
  /// Where a query keeps what it has found out; selectors that ask the same may share it.
  var slot = 0
  /// The place in the order in which the conditions of an element are tried: cheap ones first.
  var cost: UInt8 {
    switch kind {
    case .universal, .type: 0
    case .id: 1
    case .class: 2
    case .root, .scope, .attribute, .never: 3
    case .link, .checked, .empty, .required, .optional, .defined, .open: 4
    case .nth, .only, .disabled, .enabled, .readWrite, .readOnly, .language: 5
    case .matches, .not: 6
    case .contains, .has: 7
    }
  }
}
