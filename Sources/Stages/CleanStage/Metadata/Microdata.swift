import HTML

/// What the microdata of a page's content says besides authors and dates (HTML, section 5; schema.org).
///
/// Only the properties of items that are a text or a page count, and those of none: a picture of the author is not
/// the page's.
struct Microdata: Sendable {
  private(set) var image: String?
  private(set) var section: String?
  private(set) var keywords: [String] = []
  private(set) var license: String?
  private(set) var description: String?
  private(set) var publisher: String?
  /// Whether it says that not everybody may read all of it.
  private(set) var isPaid = false
  private var count = 0

  private enum Property: String, CaseIterable {
    case image, section = "articleSection", keywords, license, description, publisher
    case access = "isAccessibleForFree"
  }

  /// Reads an element, if it is one of the properties.
  mutating func read(_ node: HTMLNode, _ tree: HTMLTree) {
    guard let value = tree.attributeBytes(.itemprop, of: node),
      let property = Property.allCases.first(where: { value.elementsEqual($0.rawValue.utf8) }),
      count < 200, isOfContent(node, tree)
    else { return }
    count += 1
    switch property {
    case .image: image = image ?? address(node, tree)
    case .section: section = section ?? text(node, tree, limit: 200)
    case .keywords: keywords += text(node, tree, limit: 2000).map(Text.list) ?? []
    case .license: license = license ?? address(node, tree) ?? text(node, tree, limit: 200)
    case .description: description = description ?? text(node, tree, limit: 2000)
    case .publisher: publisher = publisher ?? name(node, tree)
    case .access: if text(node, tree, limit: 20)?.lowercased() == "false" { isPaid = true }
    }
  }

  /// Whether the item that an element is a property of is the content, or nothing says what it is.
  private func isOfContent(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    guard let item = tree.ancestors(of: node).first(where: { tree.hasAttribute(.itemscope, $0) }),
      let type = tree.attributeBytes(.itemtype, of: item)
    else { return true }
    let name = type.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return LinkedData.isContent(name)
  }

  private func text(_ node: HTMLNode, _ tree: HTMLTree, limit: Int) -> String? {
    if let content = tree.attribute(.content, of: node) {
      let text = Text.squeezed(content)
      return text.isEmpty || text.utf8.count > limit ? nil : text
    }
    return tree.shortText(of: node, limit: limit)
  }

  /// The name of an item, or the text of what is none.
  private func name(_ node: HTMLNode, _ tree: HTMLTree) -> String? {
    guard tree.hasAttribute(.itemscope, node) else { return text(node, tree, limit: 200) }
    return part("name", of: node, tree).flatMap { text($0, tree, limit: 200) }
  }

  /// Where an element leads, or the item that it is.
  private func address(_ node: HTMLNode, _ tree: HTMLTree) -> String? {
    for attribute: HTMLName in [.content, .href, .src] {
      if let value = tree.attribute(attribute, of: node), !value.isEmpty { return value }
    }
    guard tree.hasAttribute(.itemscope, node) else { return nil }
    for property in ["url", "contentUrl"] {
      guard let part = part(property, of: node, tree) else { continue }
      if let found = address(part, tree) { return found }
    }
    return nil
  }

  /// The first property of an item that has a name.
  private func part(_ property: String, of item: HTMLNode, _ tree: HTMLTree) -> HTMLNode? {
    for node in tree.descendants(of: item).prefix(100) where tree.kind(of: node) == .element {
      if let value = tree.attributeBytes(.itemprop, of: node),
        value.split(separator: 0x20).contains(where: { $0.elementsEqual(property.utf8) })
      {
        return node
      }
    }
    return nil
  }
}
