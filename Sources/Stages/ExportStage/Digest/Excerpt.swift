import PipeKit

/// The short form of a document in a digest.
enum Excerpt {
  /// The most paragraphs of a summary that are shown.
  private static let maxParagraphs = 8
  /// The most characters of a summary's paragraph.
  private static let paragraphLimit = 1500
  /// The most characters taken of a text that has no summary.
  private static let excerptLimit = 400
  /// The fewest characters a cut at a sentence's end may leave.
  private static let shortestCut = 100

  /// The summary, else the first paragraph of the text, cut at a sentence where it is long.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - title: Its headline; a text that begins by repeating it goes on from there.
  /// - Returns: The paragraphs, a line each.
  static func paragraphs(of document: Document, title: String) -> [String] {
    if let summary = DigestContent.summary(of: document) {
      let paragraphs = PlainText.paragraphs(summary, limit: maxParagraphs)
        .map { PlainText.line(String($0), limit: paragraphLimit) }.filter { !$0.isEmpty }
      if !paragraphs.isEmpty { return paragraphs }
    }
    guard let text = DigestContent(document)?.plain ?? document.text else { return [] }
    for paragraph in PlainText.paragraphs(text, limit: 3) {
      let line = PlainText.line(String(paragraph.prefix(4 * excerptLimit)), limit: 2 * excerptLimit)
      if line.isEmpty || line == title { continue }
      return [cut(line)]
    }
    return []
  }

  /// A line that is not too long: whole, or up to the end of a sentence, or of a word.
  private static func cut(_ line: String) -> String {
    let scalars = Array(line.unicodeScalars)
    if scalars.count <= excerptLimit { return line }
    var end: Int?
    for index in shortestCut..<excerptLimit {
      let next = scalars[index + 1]
      let isEnd =
        switch scalars[index] {
        case ".", "!", "?", "…", "؟", "۔", "।": next == " "
        case "。", "！", "？": true
        default: false
        }
      if isEnd { end = index }
    }
    guard let end else { return PlainText.line(line, limit: excerptLimit) }
    return String(String.UnicodeScalarView(scalars[...end]))
  }
}
