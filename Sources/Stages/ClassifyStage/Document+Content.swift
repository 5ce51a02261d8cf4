import PipeKit

extension Document {
  /// What a document says beside its title: the text, or the summary of one without a text.
  var content: String {
    if let text, !text.isEmpty { return text }
    return summary ?? ""
  }
}
