import PipeKit

/// What a page says of itself.
struct PageMetadata: Sendable {
  var title: Found<String>?
  var authors: Found<[String]>?
  var published: Found<Timestamp>?
  var updated: Found<Timestamp>?
  var language: String?
  var siteName: String?
  var description: String?
  var canonical: String?
  var image: String?
  var imageCaption: String?
  var section: String?
  var tags: [String] = []
}
