import Stemming
import Testing

@Suite struct StemmerTests {
  /// The stem of a word; `nil` for a language without an algorithm.
  private func stem(_ word: String, _ language: String) -> String? {
    guard var stemmer = Stemmer(language: language) else { return nil }
    return stemmer.stem(word)
  }

  @Test(arguments: [
    ("en", ["elections", "elected", "electing"], "elect"),
    ("en", ["strikes", "striking"], "strike"),
    ("en-GB", ["governments"], "govern"), ("de", ["häusern", "hauses"], "haus"),
    ("fr", ["élections"], "élect"), ("es", ["elecciones"], "eleccion"),
    ("ru", ["выборов"], "выбор"),
    ("nb", ["valgene"], "valg"),
  ])
  func cutsWordsDownToStems(language: String, words: [String], expected: String) {
    for word in words { #expect(stem(word, language) == expected) }
  }

  @Test(arguments: ["", "zh", "ja", "xx", "porter", "english", "e", "en\u{0}"])
  func knowsNoOtherLanguages(language: String) {
    #expect(stem("words", language) == nil)
  }

  @Test func takesWordsOfAnyLength() {
    for length in [0, 1, 2, Stemmer.maxLength, Stemmer.maxLength + 1, 100_000] {
      let word = String(repeating: "s", count: length)
      #expect(stem(word, "en").map(word.hasPrefix) == true)
    }
    let long = String(repeating: "e", count: 500) + "ing"
    #expect(stem(long, "en") == long)
  }
}
