import HTML
import PipeKit

extension DigestContent {
  /// How many lines and words of a short form are looked for in the text.
  private static let mostPieces = 100

  /// The text without its markup.
  var plain: String { plain(text) }

  /// A document's short form as text.
  ///
  /// One whose sentences were taken from a text with markup has it, too; one that a person or a language model has
  /// written has none, though it may have the same signs. So markup is what stands in the text in the same words.
  static func summary(of document: Document) -> String? {
    guard let summary = document.summary, let content = DigestContent(document) else {
      return document.summary
    }
    return content.isCut(summary) ? content.plain(summary) : summary
  }

  private func plain(_ text: String) -> String {
    if format == .markdown { return MarkdownPlain.text(text) }
    var parser = HTMLParser()
    return parser.parseFragment(text).innerText(of: .root)
  }

  /// Whether a line of a short form, or a word with markup, stands in the text as it is.
  private func isCut(_ summary: String) -> Bool {
    let marks: Set<Unicode.Scalar> =
      format == .html ? ["<", "&"] : ["\\", "`", "*", "_", "[", "]", "~", "#"]
    let scalars = summary.unicodeScalars
    let lines = scalars.split(separator: "\n").filter { !$0.allSatisfy(PlainText.isSpace) }
    let words = scalars.split(whereSeparator: PlainText.isSpace)
      .filter { $0.contains(where: marks.contains) }
    return [lines, words].joined().prefix(Self.mostPieces).contains { piece in
      text.utf8.firstRange(of: Array(String(piece).utf8)) != nil
    }
  }
}
