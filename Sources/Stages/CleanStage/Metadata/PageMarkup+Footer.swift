import HTML

/// What stands around the content: the foot of the site, boxes beside it.
extension PageMarkup {
  /// Whether an element stands in the foot of the site, rather than in that of an article.
  func isFooter(_ index: Int) -> Bool {
    let element = elements[index]
    if element.marks.contains(.footer), element.marks.isDisjoint(with: [.article, .main]) {
      return true
    }
    guard element.words.contains(.frame) else { return false }
    let node = HTMLNode(index: index)
    return isNamedFooter(node) || tree.ancestors(of: node).contains(where: isNamedFooter)
  }

  /// Whether an element stands in a box beside the content that tells of other pages.
  func isBeside(_ index: Int) -> Bool {
    let element = elements[index]
    return element.marks.contains(.aside) || element.words.contains(.related)
  }

  private func isNamedFooter(_ node: HTMLNode) -> Bool {
    guard elements[node.index].ownWords.contains(.frame) else { return false }
    return [HTMLName.class, .id].contains { attribute in
      tree.attributeBytes(attribute, of: node)?.split(separator: 0x20).contains { name in
        PageMarkup.footers.contains(String(decoding: name, as: UTF8.self).lowercased())
      } ?? false
    }
  }

  private static let footers: Set<String> = [
    "footer", "foot", "sitefooter", "site-footer", "pagefooter", "page-footer", "footers",
    "colophon", "fusszeile",
  ]
}
