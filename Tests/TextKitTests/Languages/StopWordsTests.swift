import Testing
import TextKit

@Suite struct StopWordsTests {
  @Test func hasListsForManyLanguages() {
    #expect(
      StopWords.languages == [
        "ar", "cs", "da", "de", "en", "es", "fi", "fr", "hi", "it", "nb", "nl", "no", "pl", "pt",
        "ru", "sv", "tr", "uk",
      ])
    #expect(StopWords.of("eo") == nil)
    #expect(StopWords.of("") == nil)
  }

  @Test(arguments: [
    ("en", "The", "election"), ("de", "und", "Wahl"), ("fr", "À", "vote"), ("es", "más", "voto"),
    ("it", "perché", "voto"), ("pt", "não", "voto"), ("nl", "het", "stem"),
    ("pl", "który", "wybory"), ("ru", "Который", "выборы"), ("uk", "який", "вибори"),
    ("sv", "också", "val"), ("da", "ikke", "valg"), ("nb", "også", "valg"),
    ("cs", "který", "volby"),
    ("tr", "çünkü", "seçim"), ("fi", "myös", "vaalit"), ("ar", "التي", "انتخابات"),
    ("hi", "लेकिन", "चुनाव"),
  ])
  func knowsTheWordsOfALanguage(language: String, stop: String, other: String) throws {
    let words = try #require(StopWords.of(language))
    #expect(words.contains(WordHash.of(stop)))
    #expect(!words.contains(WordHash.of(other)))
  }

  @Test func takesTags() {
    #expect(StopWords.of("en-GB") != nil)
    #expect(StopWords.of("PT_br") != nil)
  }

  @Test func knowsContractionsWhateverTheApostrophe() throws {
    let words = try #require(StopWords.of("en"))
    for word in WordScanner.words(in: "don't it’s".utf8Span.span) { #expect(words.contains(word)) }
  }
}
