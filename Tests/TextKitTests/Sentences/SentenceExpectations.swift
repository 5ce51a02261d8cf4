import Testing

@testable import TextKit

/// The sentences of a text.
func sentences(
  in text: String, lineBreaks: SentenceOptions.LineBreaks = .end, language: String? = nil
) -> [String] {
  let bytes = Array(text.utf8)
  let options = SentenceOptions(lineBreaks: lineBreaks, language: language)
  return SentenceScanner.sentences(in: bytes.span, options: options)
    .map { String(decoding: bytes[$0.range], as: UTF8.self) }
}

/// Expects that sentences end where `¦` stands in a text, and nowhere else.
func expectSentences(
  _ marked: String, language: String? = nil, location: SourceLocation = #_sourceLocation
) {
  let text = marked.replacing("¦", with: "")
  let expected = marked.split(separator: "¦").map { trimmed($0) }
  #expect(sentences(in: text, language: language) == expected, sourceLocation: location)
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}
