import PipeKit

/// An entry of a feed, as it is written.
struct FeedEntryText: Sendable {
  /// The entry's identifier.
  var id: String
  /// When it was changed.
  var updated: Timestamp
  /// When it was published: by this it has its place.
  var time: Timestamp
  /// The entry.
  var text: String
}
