import PipeKit

/// A feed that is to be read: one that the pipeline names, or that a list names.
struct FeedRequest: Sendable {
  /// The most categories that are kept of a feed.
  private static let mostCategories = 100

  /// What is noted of it is noted under this.
  var key: String
  /// Its address or path.
  var name: String
  /// What the list that names it says that it is about.
  var categories: [String] = []

  /// Adds what another place in the list says that it is about.
  mutating func add(_ others: [String]) {
    for category in others where !categories.contains(category) {
      if categories.count >= Self.mostCategories { return }
      categories.append(category)
    }
  }

  /// What its documents say of it beside what the feed says.
  func describe(_ document: inout Document) {
    if categories.isEmpty { return }
    document.metadata["feed_categories"] = .array(categories.map { .string($0) })
  }
}
