/// The name of an element or an attribute, as a selector writes it.
struct SelectorName: Sendable {
  /// The namespace that is asked for.
  enum Prefix: UInt8, Sendable {
    /// None is written.
    case none
    /// Any, `*|`.
    case any
    /// No namespace, `|`.
    case empty
    case html
    case svg
    case mathML
    /// Those of attributes.
    case xlink
    case xml
    case xmlns
  }

  var prefix: Prefix
  /// The name as an HTML element has it, in lower case.
  var html: String
  /// The name as SVG and MathML have it.
  var foreign: String
}
