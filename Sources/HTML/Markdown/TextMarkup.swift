/// The markup that a text is written in.
package enum TextMarkup: String, Sendable {
  case html, markdown

  /// A text as a reader sees it.
  ///
  /// - Parameter text: A text, or a piece of one, with this markup.
  /// - Returns: Its words; of HTML laid out as a browser shows them.
  package func plain(_ text: String) -> String {
    switch self {
    case .markdown: return MarkdownPlain.text(text)
    case .html:
      var parser = HTMLParser()
      return parser.parseFragment(text).innerText(of: .root)
    }
  }
}
