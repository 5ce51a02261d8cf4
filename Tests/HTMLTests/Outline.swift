@testable import HTML

/// Writes a tree as html5lib's tests do: a node a line, indented by its depth.
enum Outline {
  static func of(_ tree: HTMLTree) -> String {
    var lines: [String] = []
    var depths = [-1]
    for node in tree.descendants(of: .root) {
      let depth = (depths[tree.parent(of: node)?.index ?? 0]) + 1
      depths.append(depth)
      let indent = "| " + String(repeating: "  ", count: depth)
      switch tree.kind(of: node) {
      case .document: break
      case .doctype: lines.append("| <!DOCTYPE \(doctype(node, tree))>")
      case .text: lines.append("\(indent)\"\(tree.text(of: node))\"")
      case .comment: lines.append("\(indent)<!-- \(tree.text(of: node)) -->")
      case .content: lines.append("\(indent)content")
      case .element:
        lines.append("\(indent)<\(prefix(tree.namespace(of: node)))\(name(node, tree))>")
        let attributes = tree.attributes(of: node).map {
          "\(name(of: $0, node, tree))=\"\($0.value)\""
        }
        for attribute in attributes.sorted() { lines.append("\(indent)  \(attribute)") }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The outline of a document's body alone, without the indent.
  static func ofBody(_ html: String) -> String {
    var parser = HTMLParser()
    let lines = of(parser.parse(html)).split(separator: "\n", omittingEmptySubsequences: false)
    guard let body = lines.firstIndex(of: "|   <body>") else { return "" }
    return lines[(body + 1)...].map { $0.hasPrefix("|     ") ? $0.dropFirst(6) : $0 }
      .joined(separator: "\n")
  }

  private static func name(_ node: HTMLNode, _ tree: HTMLTree) -> String {
    tree.name(of: node).map { tree.text(of: $0) } ?? ""
  }

  private static func name(
    of attribute: HTMLTree.Attribute, _ node: HTMLNode, _ tree: HTMLTree
  ) -> String {
    let name = tree.text(of: attribute.name)
    guard tree.isPrefixed(attribute.name, of: node), let colon = name.firstIndex(of: ":") else {
      return name
    }
    return "\(name[..<colon]) \(name[name.index(after: colon)...])"
  }

  private static func prefix(_ namespace: HTMLNamespace) -> String {
    switch namespace {
    case .html: ""
    case .svg: "svg "
    case .mathML: "math "
    }
  }

  private static func doctype(_ node: HTMLNode, _ tree: HTMLTree) -> String {
    let name = tree.attribute(.name, of: node) ?? ""
    let system = tree.attribute(.system, of: node)
    let identifier = tree.attribute(.public, of: node)
    if system == nil, identifier == nil { return name }
    return "\(name) \"\(identifier ?? "")\" \"\(system ?? "")\""
  }
}
