import PipeKit

/// What came of a page of a crawl, as far as the way of the crawl depends on it: with these, in order, a run that
/// was interrupted finds its way again without asking anything twice.
struct CrawlStep: Sendable, Equatable {
  /// Whether a document came of it.
  var isDocument = false
  /// The address that answered, if it is another.
  var target: String?
  /// The addresses that it has brought to the crawl.
  var links: [String] = []

  init() {}

  /// Reads a step from what was noted.
  init?(_ note: JSON) {
    guard let note = note.object else { return nil }
    isDocument = note["document"]?.bool == true
    target = note["to"]?.string
    links = (note["links"]?.array ?? []).compactMap(\.string)
  }

  /// What is noted.
  var note: JSON {
    var note = JSONObject()
    if isDocument { note["document"] = true }
    note["to"] = target.map { .string($0) }
    if !links.isEmpty { note["links"] = .array(links.map { .string($0) }) }
    return .object(note)
  }
}
