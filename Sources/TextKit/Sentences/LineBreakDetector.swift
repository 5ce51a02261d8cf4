extension SentenceOptions {
  /// The options that suit a text: whether its lines look wrapped.
  ///
  /// They do where three line ends, and a third or more of all, have no sentence punctuation before
  /// them and a small letter after them. In short texts, and in scripts without small letters, they do
  /// where lines that end without punctuation are full, that is where the next word would have made
  /// one longer than the longest line of the text. The first 16 KiB are looked at.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - language: Its language, as a BCP 47 tag; `nil` tells it from the text.
  public init(suiting bytes: Span<UInt8>, language: String? = nil) {
    let lines = LineSurvey(of: bytes)
    self.init(
      lineBreaks: lines.continueSmall || lines.areFull ? .wrap : .end, language: language)
  }
}
