import PipeTesting
import Testing
import TextKit

@Suite struct WildcardMatcherTests {
  private func count(_ phrase: String, _ text: String, isCaseSensitive: Bool = false) -> Int? {
    guard let phrase = WildcardPhrase(phrase) else { return nil }
    var count = 0
    WildcardMatcher([phrase], isCaseSensitive: isCaseSensitive)
      .forEachMatch(in: text.utf8Span.span) { _ in count += 1 }
    return count
  }

  @Test(arguments: [
    ("*burg", "Hamburg, Burg and Burgen; Freiburg's", 3), ("*burg*", "Hamburger Burgen, Berg", 2),
    ("wom?n", "woman, WOMEN, womn, womaan, women's", 3),
    ("col*r", "colour color collar colr coler cola", 5),
    (
      "strike by * workers",
      "a strike by rail workers, strike by workers; a strike by night shift workers", 1
    ),
    ("strike by * * workers", "a strike by rail workers, a strike by night shift workers", 1),
    ("prime *", "prime minister, prime", 1), ("* minister", "Prime Minister, minister", 1),
    ("?ran", "Iran, ran, Oran, Tehran", 2), ("größ?r", "größer GRÖSSER größßr Größer", 3),
    ("m?ller", "Müller Mu\u{308}ller Miller Moeller", 2),
    ("*-minister", "Prime-Minister, ex minister", 2),
    ("a*b*c", "abc axbxc acb aabbcc abcx", 3), ("u.?.", "the U.S. and the U.N., U.SA", 2),
    ("what\\?", "what? what", 1), ("\\*star\\*", "a *star* and a star", 1),
    ("#*gate", "#watergate and watergate", 1),
    ("*カ", "アカ カア", 1), ("x?y", "x\u{AD}ay xy", 1),
  ])
  func findsAPhrase(phrase: String, text: String, expected: Int) {
    #expect(count(phrase, text) == expected)
  }

  @Test func upperCaseMakesADifferenceWhereItIsAskedFor() {
    #expect(count("W?O", "WHO, who, WTO, Who", isCaseSensitive: true) == 2)
    #expect(count("*Ä?", "xÄb xäb", isCaseSensitive: true) == 1)
  }

  @Test(arguments: [
    "*", "?", "* *", "??", "*?*", "", "  ", "- * -", String(repeating: "a*", count: 200),
  ])
  func refusesWhatHasNoLettersOrTooMany(phrase: String) {
    #expect(WildcardPhrase(phrase) == nil)
  }

  /// Whether a phrase of words matches some, by trying everything.
  private func naive(_ pattern: ArraySlice<Character>, _ word: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return word.isEmpty }
    if first == "*" {
      return naive(pattern.dropFirst(), word) || (!word.isEmpty && naive(pattern, word.dropFirst()))
    }
    guard let letter = word.first, first == "?" || first == letter else { return false }
    return naive(pattern.dropFirst(), word.dropFirst())
  }

  @Test func agreesWithTryingEverything() {
    var generator = SeededGenerator(seed: 11)
    func word(_ letters: [String], _ most: Int) -> String {
      (0..<Int.random(in: 1...most, using: &generator))
        .map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }.joined()
    }
    for _ in 0..<400 {
      let words = (0..<30).map { _ in word(["a", "b", "é"], 5) }
      var phrases: [WildcardPhrase] = []
      while phrases.count < 10 {
        let parts = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
          word(["a", "b", "é", "*", "?"], 4)
        }
        if let phrase = WildcardPhrase(parts.joined(separator: " ")) { phrases.append(phrase) }
      }
      var found = [Int](repeating: 0, count: phrases.count)
      WildcardMatcher(phrases).forEachMatch(in: words.joined(separator: " ").utf8Span.span) {
        found[$0] += 1
      }
      for (index, phrase) in phrases.enumerated() {
        let parts = phrase.text.split(separator: " ").map(Array.init)
        let expected = (0...(words.count - parts.count)).count { start in
          zip(parts, words[start...]).allSatisfy { part, word in
            let isWhole = part.allSatisfy { $0 == "*" }
            return isWhole || naive(part[...], Array(word)[...])
          }
        }
        #expect(found[index] == expected, "\(phrase.text) in \(words)")
      }
    }
  }

  @Test func hostileTextStaysLinear() {
    let phrases = ["*a*a*a*a*a*b", "a * a * a * a *b", "?a?a?a?a?b", "*aaaa*"].compactMap {
      WildcardPhrase($0)
    }
    let matcher = WildcardMatcher(phrases)
    let size = 100_000 * TestScale.factor
    for text in [String(repeating: "a", count: size), String(repeating: "a ", count: size / 2)] {
      var count = 0
      matcher.forEachMatch(in: text.utf8Span.span) { _ in count += 1 }
      #expect(count <= 1)
    }
  }

  @Test func survivesAnyBytes() {
    var generator = SeededGenerator(seed: 12)
    let matcher = WildcardMatcher(["*a", "?b*", "a * b", "京*x"].compactMap { WildcardPhrase($0) })
    for _ in 0..<1000 {
      let text = oddText(pieces: 40, using: &generator)
      matcher.forEachMatch(in: text.span) { #expect((0..<4).contains($0)) }
    }
  }
}
