import PipeKit

/// What a feed says of itself.
struct FeedHead: Sendable {
  /// The title, on one line.
  var title: String
  /// Where it is to be found: a URI.
  var address: String?
  /// Its identifier: a URI, or an address with letters of any script (RFC 3987), which only Atom has.
  var id: String

  /// What a template can say of it.
  ///
  /// - Parameter updated: When the feed was changed.
  /// - Returns: The values by name.
  func values(updated: Timestamp) -> [String: Any] {
    [
      "title": title, "id": id, "address": address.orAbsent, "link": address ?? id,
      "updated": updated.instant.description, "updated_rss": MailDate.text(updated),
    ]
  }
}

extension Timestamp {
  /// The timestamp to the second, with a time of day: that of a day alone is its beginning.
  var instant: Timestamp {
    Timestamp(seconds: seconds, nanoseconds: 0, offset: offset, precision: .second(digits: 0))
  }
}
