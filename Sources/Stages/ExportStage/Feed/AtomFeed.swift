import PipeKit

/// A feed in Atom 1.0 (RFC 4287).
enum AtomFeed: XMLFeed {
  static let name = "Atom"
  static let element = "entry"
  static let identifier = "id"
  static let times = (updated: "updated", published: "published")
  static let mark = "<feed xmlns=\"http://www.w3.org/2005/Atom\""

  static func time(_ text: String) -> Timestamp? { Timestamp(text) }
}
