import HTML

/// Names elements as a selector of CSS would, so that it can be told which they are.
struct ElementLabel {
  let tree: HTMLTree

  /// The element with the first that tells it from others: identifier, class, role or `itemprop`.
  func text(of node: HTMLNode) -> String {
    guard let name = tree.name(of: node) else { return "document" }
    let element = tree.text(of: name)
    if let id = tokens(.id, of: node).first { return "\(element)#\(id)" }
    if let item = tree.attribute(.itemprop, of: node) { return "\(element)[itemprop=\(item)]" }
    if let first = tokens(.class, of: node).first { return "\(element).\(first)" }
    return element
  }

  /// The element that holds the content, with what says that it does.
  func content(_ node: HTMLNode, _ hint: PageMarks.Hint?) -> String {
    guard hint == .body, let name = tree.name(of: node) else { return text(of: node) }
    let found = self.name(saying: .body, node)
    return found.isEmpty ? text(of: node) : tree.text(of: name) + found
  }

  /// The element with what makes it boilerplate, and what that says.
  func reason(_ boilerplate: Boilerplate, _ node: HTMLNode) -> InspectedBlock.Reason {
    let element = tree.name(of: node).map { tree.text(of: $0) } ?? ""
    switch boilerplate {
    case .name: return .init(rule: .element, element: element)
    case .siteHeader: return .init(rule: .element, element: element, meanings: ["of the site"])
    case .role:
      let role = tree.attribute(.role, of: node) ?? ""
      return .init(rule: .element, element: "\(element)[role=\(role)]")
    case .hidden:
      let attribute =
        tree.attribute(.hidden, of: node) != nil
        ? "hidden" : tree.attribute(.style, of: node)?.has("none") == true ? "style" : "aria-hidden"
      return .init(rule: .element, element: "\(element)[\(attribute)]", meanings: ["hidden"])
    case .words(let words):
      return .init(
        rule: .element, element: element + name(saying: words, node), meanings: words.names)
    }
  }

  /// The class, identifier or other attribute of an element that has one of some words.
  private func name(saying words: ClassWords, _ node: HTMLNode) -> String {
    for (attribute, mark) in [(HTMLName.class, "."), (.id, "#")] {
      for token in tokens(attribute, of: node)
      where !ClassWords(in: token.utf8Span.span).isDisjoint(with: words) {
        return mark + token
      }
    }
    var found = ""
    tree.forEachAttribute(of: node) { name, value in
      if found.isEmpty, value.count < 32, !ClassWords(in: value).isDisjoint(with: words) {
        found = "[\(tree.text(of: name))=\(Text.of(value))]"
      }
    }
    return found
  }

  private func tokens(_ name: HTMLName, of node: HTMLNode) -> [String] {
    (tree.attribute(name, of: node) ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
