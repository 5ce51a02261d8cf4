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
