import PipeKit

/// A feed that is to be read: one that the pipeline names, or that a list names.
struct FeedRequest: Sendable {
  /// What is noted of it is noted under this.
  var key: String
  /// Its address or path.
  var name: String
  /// What the list that names it says that it is about.
  var categories: [String] = []

  /// What its documents say of it beside what the feed says.
  func describe(_ document: inout Document) {
    if categories.isEmpty { return }
    document.metadata["feed_categories"] = .array(categories.map { .string($0) })
  }
}
