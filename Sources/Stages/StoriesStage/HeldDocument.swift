import PipeKit

/// A document that waits for the others, with what it is compared by.
struct HeldDocument: Sendable {
  let document: Document
  /// Stands for its identifier.
  let hash: UInt64
  /// When it is from, in seconds since 1970.
  let time: Int64
  /// Its terms, until all documents are there.
  var terms: [Term]
  /// What it is about.
  var vector = TermVector()
  /// The index of its story.
  var story = 0

  /// Looks at a document.
  init(_ document: Document, _ terms: [Term], now: Timestamp) {
    self.document = document
    self.terms = terms
    hash = ContentHash(document.id.utf8Span.span).value
    // A date that lies ahead is a mistake of its publisher.
    time = min((document.published ?? document.updated ?? now).seconds, now.seconds)
  }
}
