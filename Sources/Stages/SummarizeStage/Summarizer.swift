import TextKit

/// Makes the summary of one text.
struct Summarizer {
  private let options: Summarize.Options

  init(_ options: Summarize.Options) { self.options = options }

  /// The summary of a text; `nil` for a text of white space.
  func summary(of text: String, title: String?, language: String?) -> String? {
    let bytes = text.utf8Span.span
    let candidates = SentenceCandidate.all(in: bytes, title: title)
    guard !candidates.isEmpty else { return nil }
    let order = SentenceOrder(candidates, in: bytes, method: options.method, language: language)

    var budget = SummaryBudget(options, sentences: candidates.count)
    var chosen: [Int] = []
    for index in order.indices {
      if budget.isSpent { break }
      if order.repeats(index, chosen) { continue }
      if budget.take(candidates[index], in: bytes) {
        chosen.append(index)
      } else if options.method == .lead, !chosen.isEmpty {
        // The first sentences, without gaps.
        break
      }
    }
    if chosen.isEmpty, let best = order.indices.first {
      return SentenceCutter.cut(
        candidates[best].text(in: bytes), words: options.words, characters: options.characters)
    }
    return chosen.sorted().map { candidates[$0].text(in: bytes) }
      .joined(separator: options.layout.separator)
  }
}
