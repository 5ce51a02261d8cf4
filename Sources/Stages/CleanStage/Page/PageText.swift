/// The text found on a page.
struct PageText: Sendable {
  var text = ""
  /// How it was found, in a few words.
  var source = ""
  /// How much text it is, as in ``TextBlock/units``.
  var units = 0
  /// Whether the page was longer than is read, and so cut.
  var isCut = false

  /// Takes the text that the page gives in JSON-LD, where that is much more.
  mutating func replaceIfThin(by other: String) {
    let paragraphs = PlainTextCleaner.paragraphs(other)
    let joined = paragraphs.joined(separator: "\n\n")
    guard joined.utf8.count > 400, joined.utf8.count > 2 * text.utf8.count,
      !joined.has("</")
    else { return }
    text = joined
    source = "json-ld"
  }
}
