/// Elements of SVG and MathML that have no text to be shown.
enum ForeignText {
  private static let hidden: Set<HTMLName> = Set(
    ["script", "style", "title", "desc", "metadata", "defs", "annotation", "annotation-xml"]
      .compactMap { HTMLName(known: $0) })

  static func isHidden(_ name: HTMLName) -> Bool { hidden.contains(name) }
}
