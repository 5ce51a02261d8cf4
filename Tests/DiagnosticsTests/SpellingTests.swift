import Diagnostics
import Testing

@Suite struct SpellingTests {
  private let options = [
    "min_length", "max_length", "whitespace", "patterns", "title", "to", "id", "feeds", "since",
    "full_text", "language",
  ]

  @Test(arguments: [
    ("min_lenght", "min_length"), ("minlength", "min_length"), ("min-length", "min_length"),
    ("Min_Length", "min_length"), ("MIN LENGTH", "min_length"), ("whitspace", "whitespace"),
    ("tilte", "title"), ("titel", "title"), ("feed", "feeds"), ("fulltext", "full_text"),
    ("langauge", "language"), ("pattern", "patterns"), ("sinse", "since"),
  ])
  func findsWhatWasMeant(word: String, expected: String) {
    #expect(Spelling.nearest(word, among: options) == expected)
  }

  @Test(arguments: ["", "colour", "x", "on", "do", "taxonomy", "zzzzzzzzzz"])
  func findsNothingWhereNothingIsNear(word: String) {
    #expect(Spelling.nearest(word, among: options) == nil)
  }

  @Test func decidesTiesAlwaysInTheSameWay() {
    let known = ["bat", "cat", "rat", "hats"]
    #expect(Spelling.nearest("hat", among: known) == "hats")
    #expect(Spelling.nearest("mat", among: known) == "bat")
    #expect(Spelling.nearest("mat", among: known.reversed()) == "bat")
  }

  @Test func boundsTheWorkOnLongWords() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(Spelling.nearest(long, among: [long, "a"]) == nil)
    #expect(Spelling.nearest("a", among: [long]) == nil)
  }

  @Test func knowsOtherAlphabets() {
    #expect(Spelling.nearest("GRÖSE", among: ["grösse", "größe"]) == "größe")
  }
}
