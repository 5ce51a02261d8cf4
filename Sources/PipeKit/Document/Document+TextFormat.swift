extension Document {
  private static let textFormatKey = "text_format"

  /// The markup that its text is written in, `markdown` or `html`, as `clean` notes it; `nil` for plain text.
  package var textFormat: String? {
    get { metadata[Self.textFormatKey]?.string }
    set { metadata[Self.textFormatKey] = newValue.map { .string($0) } }
  }
}
