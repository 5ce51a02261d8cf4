/// The language that an element belongs to.
@frozen
public enum HTMLNamespace: UInt8, Sendable {
  /// HTML itself.
  case html
  /// SVG within HTML.
  case svg
  /// MathML within HTML.
  case mathML
}
