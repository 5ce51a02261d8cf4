import PipeKit

/// Documents as people are to read them: grouped, and cut down to what a digest shows.
struct Digest: Sendable {
  /// The headline, on one line.
  var title: String
  /// The day of the run.
  var day: String
  /// The groups, in the order of their first document; one without a name where nothing is grouped.
  var groups: [Group]

  /// Documents that belong together.
  struct Group: Sendable {
    /// What they have in common; `nil` where there is only one group.
    var name: String?
    /// The documents, in the order they came.
    var items: [DigestItem]
  }

  /// How many documents there are.
  var count: Int { groups.reduce(0) { $0 + $1.items.count } }

  /// The number of documents in words: `1 document`.
  var countText: String { count == 1 ? "1 document" : "\(count) documents" }
}
