/// Elements of SVG and MathML that have no text to be shown.
enum ForeignText {
  private static let hidden: Set<HTMLName> = Set(
    [
      "script", "style", "title", "desc", "metadata", "defs", "annotation", "annotation-xml",
      "symbol", "clipPath", "linearGradient", "radialGradient",
    ].compactMap { HTMLName(known: $0) })

  static func isHidden(_ name: HTMLName) -> Bool { hidden.contains(name) }

  /// Whether an element of SVG stands in HTML, where it takes a place of its own as an image does.
  static func isOutermost(_ record: NodeRecord, in tree: HTMLTree) -> Bool {
    let parent = tree.records[Int(record.parent)]
    return parent.kind != .element || parent.namespace != .svg
      || tree.text(of: HTMLName(rawValue: parent.name)) == "foreignObject"
  }

  /// The elements of SVG that text is shown in.
  private static let texts: Set<String> = ["text", "tspan", "textPath", "a", "foreignObject"]

  static func hasText(_ name: String) -> Bool { texts.contains(name) }
}
