/// A line that may stand above the text, and what it says of it if it is a byline.
struct PlainTextHeadLine {
  let text: String
  let byline: PlainTextByline?

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - mayBeByline: Whether it stands high enough for a byline.
  init(_ text: String, mayBeByline: Bool) {
    self.text = text
    byline = mayBeByline ? PlainTextByline(text) : nil
  }

  /// Whether it only says who wrote the text, or when.
  var isByline: Bool { byline != nil }

  /// Whether it is a field with its value, as in the head of a message: `Subject: Ferry`.
  var isField: Bool { byline == nil && FieldLine(text) != nil }
}
