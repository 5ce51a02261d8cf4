import HTML

/// What holds of every tree: how its nodes stand in each other, and that all of their text is there.
enum TreeCheck {
  static func faults(of tree: HTMLTree) -> [String] {
    var faults: [String] = []
    if tree.skip(.root) != tree.endOfTree { faults.append("the document ends before the tree") }
    var open: [HTMLNode] = [.root]
    var previous: HTMLNode?
    for node in tree.descendants(of: .root) {
      while let last = open.last, last != .root, tree.skip(last) <= node { open.removeLast() }
      let parent = open.last ?? .root
      if tree.parent(of: node) != parent { faults.append("\(node) does not stand in \(parent)") }
      if tree.skip(node) <= node || tree.skip(node) > tree.skip(parent) {
        faults.append("\(node) does not end in \(parent)")
      }
      fault(of: node, in: tree, after: previous).map { faults.append("\(node) \($0)") }
      if faults.count > 5 { return faults }
      open.append(node)
      previous = node
    }
    return faults
  }

  private static func fault(
    of node: HTMLNode, in tree: HTMLTree, after previous: HTMLNode?
  ) -> String? {
    let hasChildren = tree.skip(node).index > node.index + 1
    let parent = tree.parent(of: node) ?? .root
    if tree.kind(of: parent) != .content, tree.isElement(parent, .template),
      tree.kind(of: node) != .content
    {
      return "stands in a template beside its contents"
    }
    switch tree.kind(of: node) {
    case .document: return "is a document within one"
    case .doctype: return hasChildren || parent != .root ? "is a misplaced type" : nil
    case .comment:
      if hasChildren { return "is a comment with children" }
      return isValid(tree.bytes(of: node)) ? nil : "is a comment that is no UTF-8"
    case .content: return tree.isElement(parent, .template) ? nil : "is nobody's content"
    case .text:
      if hasChildren { return "is a text with children" }
      let bytes = tree.bytes(of: node)
      if bytes.isEmpty { return "is an empty text" }
      if let previous, tree.kind(of: previous) == .text, tree.parent(of: previous) == parent {
        return "is a text after a text"
      }
      return isValid(bytes) ? nil : "is a text that is no UTF-8"
    case .element: return fault(ofElement: node, in: tree)
    }
  }

  private static func fault(ofElement node: HTMLNode, in tree: HTMLTree) -> String? {
    guard let name = tree.name(of: node), !tree.text(of: name).isEmpty else {
      return "is an element without a name"
    }
    if tree.name(tree.text(of: name)) != name { return "has a name that is not found" }
    let attributes = tree.attributes(of: node)
    if Set(attributes.map(\.name)).count != attributes.count { return "has an attribute twice" }
    for attribute in attributes where tree.text(of: attribute.name).isEmpty {
      return "has an attribute without a name"
    }
    return attributes.allSatisfy { isValid($0.bytes) } ? nil : "has a value that is no UTF-8"
  }

  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }
}
