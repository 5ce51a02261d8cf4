/// A piece of HTML as the tokenizer reads it.
struct Token: Sendable {
  enum Kind: Sendable {
    case text, startTag, endTag, comment, doctype, endOfFile
  }

  var kind: Kind
  /// Of a tag, its name.
  var name: UInt32 = .max
  /// Of text and comments, where the bytes are: in the source, or behind it in the tail.
  var start = 0
  /// The number of those bytes.
  var length = 0
  /// Of a start tag, whether it ends in `/>`; of a doctype, whether it forces quirks; of text,
  /// whether it has NUL.
  var flag = false

  static let endOfFile = Token(kind: .endOfFile)
}
