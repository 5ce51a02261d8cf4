import FeedReader
import PipeKit

/// Tells whether what a document has is but an excerpt of what its page has.
///
/// There is no mark for it in any format of feeds, and so it is told by what excerpts look like: they break off, they
/// invite to read on, or they are short.
enum Excerpt {
  /// A text with fewer characters is an excerpt.
  static let short = 300
  /// A text that is also the summary is an excerpt with fewer characters.
  static let shortSummary = 1000

  /// Whether a document with a body or a text has but an excerpt.
  static func isLikely(_ document: Document) -> Bool {
    let whole = text(of: document)
    let text = withoutFooter(whole)
    if breaksOff(text) || invites(text, to: document.title) { return true }
    let isSummary = document.summary.map { collapsed($0) == whole } ?? false
    return text.count < (isSummary ? shortSummary : short)
  }

  private static func text(of document: Document) -> String {
    if let text = document.text { return collapsed(text) }
    guard let body = document.body else { return "" }
    let content = PlainTextDecoder.decode(body.bytes, charset: body.charset)
    let isPlain = body.mediaType == "text/plain" || body.mediaType == "text/markdown"
    return FeedText(content, kind: isPlain ? .plain : .html).plainText
  }

  private static func collapsed(_ text: String) -> String {
    FeedText(text, kind: .plain).plainText
  }

  /// A text without what WordPress writes behind each entry of a feed, be it whole or not.
  ///
  /// That is `The post TITLE appeared first on SITE`.
  private static func withoutFooter(_ text: String) -> Substring {
    let tail = text.suffix(longestFooter)
    guard tail.contains(" appeared first on "),
      let start = tail.ranges(of: "The post ").last?.lowerBound
    else { return text[...] }
    return trimmed(text[..<start])
  }

  private static let longestFooter = 600

  /// Whether a text ends with an ellipsis, in brackets or not.
  private static func breaksOff(_ text: Substring) -> Bool {
    let end = trimmed(text, closing)
    return end.hasSuffix("…") || end.hasSuffix("...") || end.hasSuffix(". . .")
  }

  /// Whether a text ends with an invitation to read on, perhaps with the title behind it.
  private static func invites(_ text: Substring, to title: String?) -> Bool {
    var end = trimmed(text.suffix(longestInvitation).lowercased()[...], marks)
    if let title = title.map({ trimmed(collapsed($0).lowercased()[...], marks) }), !title.isEmpty,
      end.hasSuffix(title)
    {
      end = trimmed(end.dropLast(title.count), marks)
    }
    return invitations.contains { end.hasSuffix($0) }
  }

  private static let longestInvitation = 400

  private static func trimmed(_ text: Substring, _ others: Set<Character> = []) -> Substring {
    var text = text
    while let last = text.last, last.isWhitespace || others.contains(last) { text.removeLast() }
    return text
  }

  private static let closing: Set<Character> = ["]", ")", "}", "\"", "”", "»"]
  /// What stands behind an invitation: an arrow, an ellipsis, quotation marks.
  private static let marks: Set<Character> = [
    "→", "»", "›", ">", "…", ".", ":", "]", ")", "\"", "”", "“", "‘", "’", "'", "«", "(", "[",
    "–", "—", "-", "!", "?", "⟶", "➔", "▸", "►",
  ]
  private static let invitations = [
    "read more", "read more about", "read more of", "continue reading", "keep reading",
    "read the rest", "read the rest of this entry", "read the full article",
    "read the full story", "read the full post", "read full article", "read full story",
    "read the whole story", "full story", "weiterlesen", "mehr lesen", "lire la suite",
    "lire plus", "en savoir plus", "leer más", "seguir leyendo", "sigue leyendo",
    "continua a leggere", "leggi tutto", "leia mais", "continue lendo", "lees verder",
    "lees meer", "läs mer", "les mer", "læs mere", "lue lisää", "czytaj dalej",
    "czytaj więcej", "číst dále", "celý článek", "читать далее", "читать дальше",
    "читати далі", "続きを読む", "阅读全文", "閱讀全文", "더 보기",
  ]
}
