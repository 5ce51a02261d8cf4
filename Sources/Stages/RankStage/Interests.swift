import HTML
import PipeKit
import TextKit
import TextNormalization

/// Words and phrases that somebody wants to read about.
struct Interests: Sendable {
  /// So much more a keyword in the title counts.
  private static let titleWeight = 2.0

  private let keywords: [(text: String, weight: Double)]
  private let matcher: PhraseMatcher

  /// Creates a list.
  ///
  /// - Throws: ``PipeKit/OptionProblem`` for what cannot be looked for.
  init(_ interests: [String: Double]) throws(OptionProblem) {
    keywords = interests.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    var phrases: [Phrase] = []
    for keyword in keywords {
      let text = ComposedText.of(keyword.text)
      let isPrefix = text.hasSuffix("*")
      let phrase = Phrase(isPrefix ? String(text.dropLast()) : text, isPrefix: isPrefix)
      guard !phrase.isBlank else {
        throw OptionProblem(
          "has a keyword with nothing to look for", options: ["interests"],
          hint: "write a word or a phrase")
      }
      phrases.append(phrase)
    }
    matcher = PhraseMatcher(phrases)
  }

  /// How interesting a document is, from 0 to 1, and which keywords it has.
  ///
  /// Each keyword counts once, whatever the length of the text: e / (e + 1) for the sum e of their weights.
  func score(of document: Document) -> (value: Double, keywords: [String]) {
    guard !keywords.isEmpty else { return (0, []) }
    var found = [Double](repeating: 0, count: keywords.count)
    let markup = document.textFormat.flatMap(TextMarkup.init)
    let written = document.text ?? document.summary ?? ""
    let text = ComposedText.of(markup?.plain(written) ?? written)
    matcher.forEachMatch(in: text.utf8Span.span) {
      found[$0.phrase] = max(found[$0.phrase], 1)
    }
    let title = ComposedText.of(document.title ?? "")
    matcher.forEachMatch(in: title.utf8Span.span) {
      found[$0.phrase] = Self.titleWeight
    }
    let evidence = zip(keywords, found).reduce(0.0) { $0 + $1.0.weight * $1.1 }
    let names = zip(keywords, found).filter { $0.1 > 0 }.map(\.0.text)
    return (evidence / (evidence + 1), names)
  }
}
