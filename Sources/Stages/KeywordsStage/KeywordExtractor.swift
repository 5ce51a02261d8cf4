import TextKit

/// Finds the keywords of a text by what stands in it alone.
package struct KeywordExtractor {
  /// The most keywords.
  let limit: Int
  /// The most words of a keyword that is no name.
  let maxWords: Int

  /// Creates an extractor.
  package init(limit: Int, maxWords: Int) {
    self.limit = limit
    self.maxWords = maxWords
  }

  /// The keywords of a text and its title, best first.
  package func keywords(of text: String, title: String?, language: String?) -> [String] {
    let words = KeywordText(text, title: title, language: language)
    let phrases = KeywordPhrases(words, maxWords: maxWords)
    var ranked = phrases.candidates.prefix(limit * 20 + 200).map { candidate in
      (score: candidate.score, keyword: RankedKeyword(candidate, in: words))
    }
    let strings = RepeatedStrings(words).found(sentenceCount: words.sentences)
      .sorted { ($0.score, $0.range.lowerBound) < ($1.score, $1.range.lowerBound) }
    for string in strings.prefix(limit * 20 + 200) {
      ranked.append((string.score, RankedKeyword(string, in: words)))
    }
    ranked.sort { ($0.score, $0.keyword.place) < ($1.score, $1.keyword.place) }
    var chosen: [RankedKeyword] = []
    // Some more, as a longer one may yet take the place of several.
    for (_, keyword) in ranked { keyword.join(&chosen, limit: limit + 5) }
    return chosen.prefix(limit).map(\.surface)
  }
}
