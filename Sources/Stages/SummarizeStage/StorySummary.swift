import PipeKit

/// The summary that a story of several documents already has (`stories: {output: stories}`).
enum StorySummary {
  /// Its sentences; `nil` where a document is no story, or one of a single document.
  ///
  /// The text of a story is only that of its most typical document, while these say what all of them tell.
  static func sentences(of document: Document) -> [String]? {
    guard let story = document.metadata["story"]?.object, document.summary?.isEmpty == false,
      let documents = story["documents"]?.array, documents.count > 1,
      let sentences = story["summary"]?.array?.compactMap({ $0.object?["text"]?.string }),
      !sentences.isEmpty
    else { return nil }
    return sentences
  }
}
