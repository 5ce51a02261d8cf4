import HTML

/// The `meta` elements of a page.
struct MetaTags: Sendable {
  private var values: [String: [String]] = [:]
  private var count = 0

  /// Reads a `meta` element.
  mutating func add(_ node: HTMLNode, _ tree: HTMLTree) {
    count += 1
    guard count < 500, let content = tree.attribute(.content, of: node) else { return }
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

  /// The same, with where it was found.
  func found(_ names: [String]) -> Found<String>? {
    for name in names { if let value = values[name]?.first { return Found(value, source(name)) } }
    return nil
  }

  /// Where the values of a name were found.
  func source(_ name: String) -> String { name.hasPrefix("itemprop:") ? "microdata" : "meta" }

  /// All values of a name.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The first values of the names that are as wanted, in the order of the names.
  func firsts(where isWanted: (String) -> Bool) -> [String] {
    values.keys.filter(isWanted).sorted().compactMap { values[$0]?.first }
  }
}
