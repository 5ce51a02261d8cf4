import HTML

/// The `meta` elements of a page.
///
/// Names are read when they are added, values when they are asked for: most never are.
struct MetaTags: Sendable {
  /// An element that has a name.
  private struct Entry: Sendable {
    /// The name in lower case, and its hash.
    var name: String
    var hash: UInt64
    var node: HTMLNode
  }

  private let tree: HTMLTree
  private var entries: [Entry] = []
  private var count = 0

  init(_ tree: HTMLTree) { self.tree = tree }

  /// Reads a `meta` element.
  mutating func add(_ node: HTMLNode) {
    count += 1
    guard count < 500, tree.hasAttribute(.content, node) else { return }
    for attribute: HTMLName in [.property, .name, .itemprop, .httpEquiv] {
      guard let key = tree.attribute(attribute, of: node), key.utf8.count < 64 else { continue }
      let name = (attribute == .itemprop ? "itemprop:" + key : key).lowercased()
      entries.append(Entry(name: name, hash: ByteHash.of(name.utf8Span.span), node: node))
    }
  }

  /// The first value of the first of the names that there is.
  func first(_ names: [String]) -> String? { found(names)?.value }

  /// The same, with where it was found.
  func found(_ names: [String]) -> Found<String>? {
    for name in names {
      let hash = ByteHash.of(name.utf8Span.span)
      for entry in entries where entry.hash == hash && entry.name == name {
        if let value = value(entry) { return Found(value, source(name)) }
      }
    }
    return nil
  }

  /// Where the values of a name were found.
  func source(_ name: String) -> String { name.hasPrefix("itemprop:") ? "microdata" : "meta" }

  /// All values of a name.
  func all(_ name: String) -> [String] {
    let hash = ByteHash.of(name.utf8Span.span)
    return entries.compactMap { $0.hash == hash && $0.name == name ? value($0) : nil }
  }

  /// The first values of the names that are as wanted, in the order of the names.
  func firsts(where isWanted: (String) -> Bool) -> [String] {
    let names = Set(entries.lazy.map(\.name).filter(isWanted))
    return names.sorted().compactMap { first([$0]) }
  }

  /// What an element says; `nil` for nothing, and for more than anybody says in a value.
  private func value(_ entry: Entry) -> String? {
    let value = Text.squeezed(tree.attribute(.content, of: entry.node) ?? "")
    return value.isEmpty || value.utf8.count >= 2000 ? nil : value
  }
}
