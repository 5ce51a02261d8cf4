import HTML
import PipeKit

/// An event that several documents of a digest tell of, as `stories` has found it.
struct DigestStory: Sendable, Hashable {
  /// The most characters of a summary that are shown.
  private static let longestSummary = 1500

  /// What names the story.
  var id: String
  /// Its headline, on one line.
  var headline: String
  /// What its documents say together, on one line; `nil` where nothing has summed them up.
  var summary: String?

  /// The story of a document; `nil` where it has none.
  init?(_ document: Document) {
    guard let story = document.metadata["story"]?.object, let id = story["id"]?.string,
      let headline = story["headline"]?.string
    else { return nil }
    self.id = id
    self.headline = PlainText.line(headline, limit: 300)
    if self.headline.isEmpty { return nil }
    let sentences = story["summary"]?.array?.compactMap { $0.object?["text"]?.string } ?? []
    // They stand in the documents' texts, which have markup all or not at all.
    let content = DigestContent(document)
    let text = sentences.map { content?.format.plain($0) ?? $0 }.joined(separator: " ")
    let line = PlainText.line(text, limit: Self.longestSummary)
    if !line.isEmpty { summary = line }
  }

  /// How the record of a digest's document has it.
  var record: [String] { [id, headline] + (summary.map { [$0] } ?? []) }

  /// Reads what ``record`` is; `nil` for no story.
  init?(record: [String]) {
    guard record.count >= 2 else { return nil }
    (id, headline) = (record[0], record[1])
    if record.count > 2 { summary = record[2] }
  }
}
