import HTML

/// The text of an article as JSON-LD has it: plain, or HTML, or HTML that is escaped.
enum LinkedText {
  /// A text as HTML.
  ///
  /// Paragraphs are parted by blank lines, or by single line breaks where there are none. References such as
  /// `&amp;` are those of HTML in either case, and decoded once.
  ///
  /// - Parameter text: The text.
  /// - Returns: HTML of the same meaning.
  static func html(_ text: String) -> String {
    if text.has("</") || text.has("<br") || text.has("<p>") {
      return blocks.isIn(text.utf8Span.span) ? text : paragraphs(text)
    }
    if text.has("&lt;/") || text.has("&lt;br") {
      var parser = HTMLParser()
      let tree = parser.parseFragment(escaped(text))
      let decoded = tree.text(of: .root)
      return blocks.isIn(decoded.utf8Span.span) ? parted(decoded) : paragraphs(decoded)
    }
    return paragraphs(escaped(text))
  }

  private static let blocks = PhraseSearch(["</p>", "<p>", "<br", "</div>", "</li>", "</h2>"])

  /// A text in which `<` is no more than that.
  private static func escaped(_ text: String) -> String {
    text.has("<") ? text.parts(around: "<").joined(separator: "&lt;") : text
  }

  /// A text with its paragraphs in elements.
  private static func paragraphs(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { Text.folded($0) }
    let hasBlank = lines.drop(while: \.isEmpty).split(whereSeparator: \.isEmpty).count > 1
    let groups = hasBlank ? lines.split(whereSeparator: \.isEmpty) : lines.map { [$0] }
    return groups.filter { !$0.allSatisfy(\.isEmpty) }
      .map { "<p>" + $0.joined(separator: "<br>") + "</p>" }.joined()
  }

  /// HTML in which blank lines part paragraphs too.
  private static func parted(_ html: String) -> String {
    html.split(separator: "\n\n").joined(separator: "<p>")
  }
}
