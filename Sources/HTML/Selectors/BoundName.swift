/// A name of a selector as the numbers that it has in a tree.
struct BoundName: Sendable {
  /// No element and no attribute has this number.
  static let absent = UInt32.max - 1

  /// The name in HTML elements.
  var html = absent
  /// The name in SVG and MathML.
  var foreign = absent
  /// The names of foreign attributes in a namespace: `xlink:`, `xml:` and `xmlns:` before the name.
  var prefixed = (absent, absent, absent)
  var prefix: SelectorName.Prefix

  init(_ name: SelectorName, in tree: HTMLTree) {
    prefix = name.prefix
    func find(_ text: String) -> UInt32 { tree.name(text)?.rawValue ?? BoundName.absent }
    switch name.prefix {
    case .none, .html, .svg, .mathML:
      html = find(name.html)
      foreign = name.foreign == name.html ? html : find(name.foreign)
    case .any:
      html = find(name.html)
      foreign = name.foreign == name.html ? html : find(name.foreign)
      prefixed.0 = find("xlink:" + name.foreign)
      prefixed.1 = find("xml:" + name.foreign)
      prefixed.2 = find("xmlns:" + name.foreign)
    case .empty: break
    case .xlink: prefixed.0 = find("xlink:" + name.foreign)
    case .xml: prefixed.1 = find("xml:" + name.foreign)
    case .xmlns: prefixed.2 = find("xmlns:" + name.foreign)
    }
  }

  /// Whether elements of a namespace may have the name.
  func allows(_ namespace: HTMLNamespace) -> Bool {
    switch prefix {
    case .empty: false
    case .html: namespace == .html
    case .svg: namespace == .svg
    case .mathML: namespace == .mathML
    default: true
    }
  }
}
