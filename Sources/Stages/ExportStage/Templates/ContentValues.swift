import Mustache

/// The text of a document that is Markdown or HTML, as a template can have it.
struct ContentValues: MustacheParent {
  /// The text.
  let content: DigestContent
  /// The level of the heading that it stands below.
  let level: Int

  func child(named name: String) -> Any? {
    switch name {
    case "html": String(content.html(below: level).dropLast())
    case "markdown": MarkdownDay.unmarked(content.markdown(below: level))
    default: nil
    }
  }
}
