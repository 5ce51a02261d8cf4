/// A quotation that begins in a sentence and ends beyond it.
struct QuoteLevel: Hashable {
  /// What opens it.
  var opening: String
  /// What closes it.
  var closing: String
  /// The kind of its marks.
  var kind: QuoteMarks.Kinds
  /// Whether a comma or colon stands before it, so that it is of speech and begins with no apostrophe.
  var isSpeech = false
  /// Whether what opens it may be an apostrophe, unless another sentence has what closes it.
  var isDoubtful = false

  /// Whether a mark that closes is the counterpart of what opens it.
  func isOpened(by mark: String) -> Bool {
    opening.unicodeScalars.first == mark.unicodeScalars.first
  }
}
