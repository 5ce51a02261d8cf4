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

  /// Leaves in a story's metadata the sentences that its summary has, each with the document it is from.
  ///
  /// - Parameters:
  ///   - sentences: Those of the summary, of which one may have been cut.
  ///   - document: The story.
  static func keep(_ sentences: [String], of document: inout Document) {
    guard var story = document.metadata["story"]?.object, let told = story["summary"]?.array else {
      return
    }
    story["summary"] = .array(
      sentences.compactMap { sentence in
        let found =
          told.first { $0.object?["text"]?.string == sentence }
          ?? told.first { $0.object?["text"]?.string?.hasPrefix(beginning(of: sentence)) == true }
        guard var entry = found?.object else { return nil }
        entry["text"] = .string(sentence)
        return .object(entry)
      })
    document.metadata["story"] = .object(story)
  }

  /// A sentence up to where it was cut.
  private static func beginning(of sentence: String) -> String {
    String(sentence.prefix { $0 != "…" })
  }
}
