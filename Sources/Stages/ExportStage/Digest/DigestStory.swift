import PipeKit

/// An event that several documents of a digest tell of, as `stories` has found it.
struct DigestStory: Sendable, Hashable {
  /// What names the story.
  var id: String
  /// Its headline, on one line.
  var headline: String

  /// Creates a story.
  init(id: String, headline: String) { (self.id, self.headline) = (id, headline) }

  /// The story of a document; `nil` where it has none.
  init?(_ document: Document) {
    guard let story = document.metadata["story"]?.object, let id = story["id"]?.string,
      let headline = story["headline"]?.string
    else { return nil }
    self.init(id: id, headline: PlainText.line(headline, limit: 300))
    if self.headline.isEmpty { return nil }
  }
}
