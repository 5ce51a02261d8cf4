/// A paragraph of a text without markup, or a part of one, and why it is left out if it is.
struct PlainTextPart {
  var text: String
  var exclusion: TextBlock.Exclusion?

  init(_ text: String, _ exclusion: TextBlock.Exclusion? = nil) {
    self.text = text
    self.exclusion = exclusion
  }
}
