import HTML

/// The `meta` and `link` elements of a page.
struct MetaTags: Sendable {
  private var values: [String: [String]] = [:]
  private(set) var canonical: String?
  private(set) var base: String?
  private(set) var titleElement = ""

  init(_ tree: HTMLTree) {
    var count = 0
    for node in tree.subtree(of: .root) {
      guard let name = tree.name(of: node), tree.namespace(of: node) == .html else { continue }
      switch name {
      case .meta:
        count += 1
        if count < 500 { add(node, tree) }
      case .link:
        if canonical == nil, tree.attributeBytes(.rel, of: node)?.has("canonical") == true {
          canonical = tree.attribute(.href, of: node)
        }
      case .base: if base == nil { base = tree.attribute(.href, of: node) }
      case .title:
        if titleElement.isEmpty { titleElement = tree.shortText(of: node, limit: 1000) ?? "" }
      default: break
      }
    }
  }

  private mutating func add(_ node: HTMLNode, _ tree: HTMLTree) {
    guard let content = tree.attribute(.content, of: node) else { return }
    let value = Text.squeezed(content)
    guard !value.isEmpty, value.utf8.count < 2000 else { return }
    for attribute: HTMLName in [.property, .name, .itemprop, .httpEquiv] {
      guard let key = tree.attribute(attribute, of: node), key.utf8.count < 64 else { continue }
      let full = attribute == .itemprop ? "itemprop:" + key : key
      values[full.lowercased(), default: []].append(value)
    }
  }

  /// The first value of the first of the names that there is.
  func first(_ names: [String]) -> String? {
    for name in names { if let value = values[name]?.first { return value } }
    return nil
  }

  /// All values of a name.
  func all(_ name: String) -> [String] { values[name] ?? [] }
}
