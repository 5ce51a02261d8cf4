import PipeKit

/// What the table of stories has of the story that a document belongs to, as the stage `stories` notes it.
struct StoryRow: Sendable, Hashable {
  /// What names the story.
  let id: String
  /// The title of its most typical document.
  let headline: String?
  /// What all its documents say together, where the document stands for the story.
  let summary: String?
  /// How many documents it has, over all days.
  let size: Int?
  /// From how many sites those of the last run are.
  let sources: Int?
  /// The time of its first document, in UTC.
  let first: String?
  /// The time of its last document, in UTC.
  let last: String?
  /// From 1 for one with a document of now, halved with every half-life without one.
  let freshness: Double?

  /// Reads the story of a document; `nil` where it has none.
  init?(_ document: Document) {
    guard let story = document.metadata["story"]?.object, let id = story["id"]?.string,
      !id.isEmpty
    else { return nil }
    self.id = id
    headline = story["headline"]?.string
    let sentences = story["summary"]?.array?.compactMap { $0.object?["text"]?.string }
    summary = sentences.map { $0.joined(separator: " ") }
    size = story["size"]?.int
    sources = story["sources"]?.int
    first = story["first"]?.string.flatMap { Timestamp($0) }.map(DocumentRow.utc)
    last = story["last"]?.string.flatMap { Timestamp($0) }.map(DocumentRow.utc)
    freshness = story["freshness"]?.double
  }

  /// What is known of a story of which not all was told again.
  init(_ story: StoryRow, after earlier: StoryRow) {
    id = story.id
    headline = story.headline ?? earlier.headline
    summary = story.summary ?? earlier.summary
    (size, sources) = (story.size, story.sources)
    (first, last, freshness) = (story.first, story.last, story.freshness)
  }
}
