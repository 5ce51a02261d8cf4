/// Elements of SVG and MathML that have no text to be shown.
enum ForeignText {
  private static let hidden: Set<HTMLName> = Set(
    [
      "script", "style", "title", "desc", "metadata", "defs", "annotation", "annotation-xml",
      "symbol", "clipPath", "linearGradient", "radialGradient",
    ].compactMap { HTMLName(known: $0) })

  static func isHidden(_ name: HTMLName) -> Bool { hidden.contains(name) }

  /// The elements of SVG that text is shown in.
  private static let texts: Set<String> = ["text", "tspan", "textPath", "a", "foreignObject"]

  static func hasText(_ name: String) -> Bool { texts.contains(name) }
}
