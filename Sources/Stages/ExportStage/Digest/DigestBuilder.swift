import PipeKit

/// Collects what a digest shows, and groups it at the end.
struct DigestBuilder {
  private let title: String
  private let day: String
  private let grouping: Export.Grouping?
  private var items: [DigestItem] = []

  init(_ order: ExportOrder) {
    let utc = Timestamp(seconds: order.started.seconds)
    day = utc.day
    let title = order.options.title?.text(at: order.started) ?? "News digest"
    self.title = PlainText.line(title, limit: 300)
    grouping = order.options.groupBy
  }

  mutating func add(_ document: Document) { items.append(DigestItem(document)) }

  var digest: Digest {
    let hasLabels = items.contains { !$0.labels.isEmpty }
    let groups: [Digest.Group] =
      switch grouping ?? (hasLabels ? .topic : .none) {
      case .none: [Digest.Group(name: nil, items: items)]
      case .topic: grouped(rest: "Other topics") { $0.labels.first?.capitalizedFirst }
      case .source: grouped(rest: "Other sources") { $0.source }
      }
    return Digest(title: title, day: day, groups: groups.filter { !$0.items.isEmpty })
  }

  /// The items by a name they share, in the order of the first of each; those without one last.
  private func grouped(rest: String, by name: (DigestItem) -> String?) -> [Digest.Group] {
    var groups: [Digest.Group] = []
    var places: [String: Int] = [:]
    var others = Digest.Group(name: rest, items: [])
    for item in items {
      guard let name = name(item) else {
        others.items.append(item)
        continue
      }
      if let place = places[name] {
        groups[place].items.append(item)
      } else {
        places[name] = groups.count
        groups.append(Digest.Group(name: name, items: [item]))
      }
    }
    return others.items.isEmpty ? groups : groups + [others]
  }
}

extension String {
  /// The text with its first letter in upper case, for a heading.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
