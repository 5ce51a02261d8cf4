import PipeKit

/// What a page says of itself.
struct PageMetadata: Sendable {
  var title: Found<String>?
  var authors: Found<[String]>?
  var published: Found<Timestamp>?
  var updated: Found<Timestamp>?
  var language: Found<String>?
  var siteName: Found<String>?
  var description: Found<String>?
  var canonical: Found<String>?
  var image: Found<String>?
  var imageCaption: String?
  var section: Found<String>?
  var tags: Found<[String]>?
  /// What kind of page it is.
  var type: Found<PageType>?
  /// Under which licence it stands: an address, or as the page says.
  var license: Found<String>?
  /// Whether not everybody may read all of it.
  var isPaid: Found<Bool>?
}
