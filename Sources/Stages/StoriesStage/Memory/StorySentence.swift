import PipeKit

/// A sentence of a story's summary.
struct StorySentence: Sendable, Hashable {
  /// The sentence on one line.
  var text: String
  /// The identifier of the document that it is from.
  var document: String
}

extension StorySentence {
  /// The sentence as a story has it in the metadata, and as it is noted for later runs.
  var json: JSON { ["text": .string(text), "document": .string(document)] }

  /// Reads what was noted.
  ///
  /// - Parameter json: What ``json`` has written; of anything else the sentence is `nil`.
  init?(_ json: JSON) {
    guard let object = json.object, let text = object["text"]?.string,
      let document = object["document"]?.string
    else { return nil }
    self.init(text: text, document: document)
  }
}
