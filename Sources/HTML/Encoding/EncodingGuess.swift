/// An encoding that a document was found to have by itself: what the HTML standard calls "tentative".
struct EncodingGuess: Sendable {
  let encoding: HTMLEncoding
  /// Whether the bytes are UTF-8 throughout, which is believed over a label of windows-1252.
  let isUTF8: Bool

  /// Whether the document is to be read again if a `meta` states an encoding ("changing the encoding
  /// while parsing", section 13.2.3.5).
  func isChanged(by stated: HTMLEncoding) -> Bool {
    stated != encoding && !(isUTF8 && stated == .windows1252)
  }
}
