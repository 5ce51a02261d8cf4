import PipeKit

/// What is told of a source.
struct SourceReport {
  /// The most items that are listed for people.
  static let listed = 20

  /// What it is, in a few words.
  var title: String
  /// What is known of it: name and value, in order.
  var facts: [(name: String, value: String)] = []
  /// What would be read from it, one line each.
  var items: [String] = []
  /// The key that it has in JSON Lines, such as `feed`.
  var key: String
  /// All that is known of it, in neutral terms.
  var content: JSON

  /// Adds something that is known, if it is.
  mutating func add(_ name: String, _ value: String?) {
    if let value, !value.isEmpty { facts.append((name, value)) }
  }

  /// Adds the first of what would be read, and how many more there are.
  mutating func list<Item>(_ all: [Item], of total: Int? = nil, _ line: (Item) -> String) {
    items += all.prefix(Self.listed).map(line)
    let rest = (total ?? all.count) - min(all.count, Self.listed)
    if rest > 0 { items.append("… and \(rest) more") }
  }

  /// The report for people, in lines of no more than `width` columns.
  func text(name: String, width: Int?) -> String {
    let label = facts.map(\.name.count).max() ?? 0
    var lines = [name, "  \(title)"]
    for fact in facts {
      let padding = String(repeating: " ", count: label - fact.name.count)
      lines.append("  \(fact.name)\(padding)  \(fact.value)")
    }
    if !items.isEmpty { lines += [""] + items.map { "  " + $0 } }
    return lines.map { line in
      let printable = line.printable
      guard let width, printable.count > width else { return printable + "\n" }
      return printable.prefix(width - 1) + "…\n"
    }.joined()
  }
}
