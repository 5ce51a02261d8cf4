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
  /// Of a start tag, whether it ends in `/>`. Of a doctype, whether it forces quirks.
  var flag = false

  static let endOfFile = Token(kind: .endOfFile)
}

/// How the tokenizer is to read what follows: the content model of the element just opened.
enum TextModel: Sendable {
  /// Tags and text.
  case data
  /// Text and character references, up to the element's end tag.
  case escapableRawText
  /// Text, up to the element's end tag.
  case rawText
  /// Text, up to the end tag of `script`, with the standard's rules for scripts in comments.
  case script
  /// Text, to the end of the document.
  case plainText
}

/// What becomes of NUL in text.
enum NullRule: Sendable {
  case keep, drop, replace
}
