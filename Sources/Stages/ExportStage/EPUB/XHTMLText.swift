import HTML

/// HTML that was sanitised, as XML.
enum XHTMLText {
  /// How deep elements are written within each other; what is deeper is text.
  private static let deepest = 64

  /// A fragment as well-formed XHTML.
  static func text(of fragment: String) -> String {
    var parser = HTMLParser()
    let tree = parser.parseFragment(fragment)
    var out = ""
    for node in tree.children(of: .root) { append(node, of: tree, depth: 0, to: &out) }
    return out
  }

  private static func append(
    _ node: HTMLNode, of tree: HTMLTree, depth: Int, to out: inout String
  ) {
    switch tree.kind(of: node) {
    case .text: out += XMLText.escaped(tree.text(of: node))
    case .element:
      guard let name = tree.name(of: node).map({ tree.text(of: $0) }), depth < deepest,
        isName(name)
      else {
        out += XMLText.escaped(tree.text(of: node))
        return
      }
      out += "<\(name)"
      for attribute in tree.attributes(of: node) {
        let key = tree.text(of: attribute.name)
        if isName(key) { out += " \(key)=\"\(XMLText.escaped(attribute.value))\"" }
      }
      let children = Array(tree.children(of: node))
      if children.isEmpty, ["br", "hr", "img", "wbr", "col"].contains(name) {
        out += "/>"
        return
      }
      out += ">"
      for child in children { append(child, of: tree, depth: depth + 1, to: &out) }
      out += "</\(name)>"
    default: break
    }
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, 0x61...0x7A ~= first else { return false }
    return name.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
  }
}
