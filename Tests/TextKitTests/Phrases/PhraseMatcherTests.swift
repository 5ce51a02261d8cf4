import PipeTesting
import Testing

@testable import TextKit

@Suite struct PhraseMatcherTests {
  private func found(_ phrases: [Phrase], _ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return PhraseMatcher(phrases).matches(in: bytes.span).map {
      "\($0.phrase):" + String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("iran", "Iran and Tirana, Iranian; Iran's, l’Iran: IRAN", ["Iran", "Iran", "Iran", "IRAN"]),
    (
      "prime minister", "Prime  Minister prime\nminister prime-minister Prime\u{A0}Minister",
      ["Prime  Minister", "prime\nminister", "prime-minister", "Prime\u{A0}Minister"]
    ),
    ("prime minister", "prime ministers, prime. minister, prime - minister", []),
    ("c++", "C++ and C#", ["C++"]),
    ("#brexit", "Now #Brexit and brexit", ["#Brexit"]),
    ("don't", "Don’t, don't, dont", ["Don’t", "don't"]),
    ("Straße", "STRAßE strasse", ["STRAßE"]),
    ("首相", "日本の首相が", ["首相"]),
    ("東京", "京都と東京都", ["東京"]),
    ("a a", "a a a", ["a a", "a a"]),
    ("anti-war", "Anti War and anti-war", ["Anti War", "anti-war"]),
    ("u.s.", "the U.S. and U.S.A.", ["U.S.", "U.S."]),
    ("coop", "co\u{AD}op", ["co\u{AD}op"]),
    ("x", "x", ["x"]),
  ])
  func findsAPhrase(phrase: String, text: String, expected: [String]) {
    #expect(found([Phrase(phrase)], text) == expected.map { "0:" + $0 })
  }

  @Test(arguments: [
    ("parliament", "Parliament, parliamentary; unparliamentary", ["Parliament", "parliamentary"]),
    ("anti-", "anti-war, anti semitic, antics", ["anti-war", "anti semitic"]),
    ("prime min", "Prime Minister's", ["Prime Minister"]),
    ("首", "首相、首", ["首相", "首"]),
    ("é", "Élan vitalé étude", ["Élan", "étude"]),
    ("a", "ab", ["ab"]),
    ("カタ", "カタカナのカ", ["カタカナ"]),
  ])
  func findsAPrefix(phrase: String, text: String, expected: [String]) {
    #expect(found([Phrase(phrase, isPrefix: true)], text) == expected.map { "0:" + $0 })
  }

  @Test func findsNestedOverlappingAndEqualPhrases() {
    let phrases = ["new york", "york", "york times", "new york times", "York"].map { Phrase($0) }
    #expect(
      found(phrases, "The New York Times").sorted()
        == ["0:New York", "1:York", "2:York Times", "3:New York Times", "4:York"])
  }

  @Test func blankPhrasesMatchNowhere() {
    for phrase in [
      Phrase(""), Phrase("  \n"), Phrase("", isPrefix: true), Phrase("\u{AD}"), Phrase("\u{301} "),
    ] {
      #expect(phrase.isBlank)
      #expect(found([phrase], "some text - here") == [])
    }
    #expect(found([], "text") == [])
  }

  @Test func agreesWithLookingForEachPhraseAlone() {
    var generator = SeededGenerator(seed: 7)
    let letters = [
      "a", "b", "A", " ", " ", "-", "'", ".", "é", "É", "京", "は", "カ", "\u{301}", "\u{AD}", "1",
    ]
    func text(_ length: Int) -> String {
      (0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }
        .joined()
    }
    for _ in 0..<400 {
      let phrases = (0..<12).map { _ in
        Phrase(
          text(Int.random(in: 1..<5, using: &generator)),
          isPrefix: Bool.random(using: &generator))
      }
      let text = Array(text(60).utf8)
      let together = PhraseMatcher(phrases).matches(in: text.span)
      for (index, phrase) in phrases.enumerated() {
        let alone = PhraseMatcher([phrase]).matches(in: text.span).map(\.range)
        #expect(together.filter { $0.phrase == index }.map(\.range) == alone)
        for range in alone { #expect(text.indices.contains(range.lowerBound) && !range.isEmpty) }
      }
    }
  }

  @Test func agreesWithComparingWords() {
    var generator = SeededGenerator(seed: 8)
    let vocabulary = ["a", "ab", "abc", "b", "bc", "c", "ca"]
    for _ in 0..<300 {
      let words = (0..<40).map { _ in vocabulary[Int.random(in: 0..<7, using: &generator)] }
      let phrase = (0..<Int.random(in: 1..<4, using: &generator)).map { _ in
        vocabulary[Int.random(in: 0..<7, using: &generator)]
      }
      let expected = (0...words.count - phrase.count).count {
        Array(words[$0..<$0 + phrase.count]) == phrase
      }
      let text = words.joined(separator: " ")
      let others = vocabulary.map { Phrase($0 + " " + $0) }
      let matches = PhraseMatcher([Phrase(phrase.joined(separator: " "))] + others)
        .matches(in: text.utf8Span.span)
      #expect(matches.count { $0.phrase == 0 } == expected)
    }
  }

  /// Whole words are looked up rather than read; they are told apart by all their letters, whatever their length.
  @Test(arguments: [false, true])
  func findsLongWordsAndTheirStartsWhereComparingDoes(_ isCaseSensitive: Bool) {
    var generator = SeededGenerator(seed: 11)
    let stems = ["ship", "owner", "ownership", "Ownership", "2024", "a", "interconnect"]
    let vocabulary = stems.flatMap { stem in stems.map { stem + $0 } } + stems
    for _ in 0..<300 {
      let some = (0..<6).map { _ in vocabulary.randomElement(using: &generator) ?? "" }
      func words(_ count: ClosedRange<Int>) -> [String] {
        (0..<Int.random(in: count, using: &generator)).map { _ in
          some.randomElement(using: &generator) ?? ""
        }
      }
      let phrases = (0..<8).map { _ in
        (words: words(1...3), isPrefix: Int.random(in: 0..<4, using: &generator) == 0)
      }
      var text = ""
      var places: [(word: String, range: Range<Int>, isAfterSpace: Bool)] = []
      for word in words(40...40) {
        let gap = [" ", " ", " ", "  ", ", ", ""].randomElement(using: &generator) ?? " "
        text += gap
        if gap.isEmpty, let last = places.popLast() {
          places.append(
            (
              last.word + word, last.range.lowerBound..<text.utf8.count + word.utf8.count,
              last.isAfterSpace
            ))
        } else {
          places.append((word, text.utf8.count..<text.utf8.count + word.utf8.count, gap != ", "))
        }
        text += word
      }
      func isSame(_ word: String, _ other: String, asStart: Bool) -> Bool {
        let (word, other) =
          isCaseSensitive ? (word, other) : (word.lowercased(), other.lowercased())
        return asStart ? word.hasPrefix(other) : word == other
      }
      var expected: Set<PhraseMatch> = []
      for (number, phrase) in phrases.enumerated() {
        for start in places.indices where start + phrase.words.count <= places.count {
          let run = places[start..<start + phrase.words.count]
          let isMatch = zip(run, phrase.words).enumerated().allSatisfy { index, pair in
            (index == 0 || pair.0.isAfterSpace)
              && isSame(
                pair.0.word, pair.1,
                asStart: phrase.isPrefix && index == phrase.words.count - 1)
          }
          guard isMatch, let first = run.first, let last = run.last else { continue }
          expected.insert(
            PhraseMatch(phrase: number, range: first.range.lowerBound..<last.range.upperBound))
        }
      }
      let matcher = PhraseMatcher(
        phrases.map { Phrase($0.words.joined(separator: " "), isPrefix: $0.isPrefix) },
        isCaseSensitive: isCaseSensitive)
      let found = matcher.matches(in: text.utf8Span.span)
      #expect(Set(found) == expected, "\(phrases) in '\(text)'")
      #expect(found.count == expected.count)
    }
  }

  @Test func survivesAnyBytes() {
    var generator = SeededGenerator(seed: 9)
    let matcher = PhraseMatcher(
      [Phrase("prime minister"), Phrase("a", isPrefix: true), Phrase("京"), Phrase("u.s")])
    for _ in 0..<2000 {
      let text = oddText(pieces: 40, using: &generator)
      for match in matcher.matches(in: text.span) {
        #expect(match.range.upperBound <= text.count && !match.range.isEmpty)
      }
    }
  }

  @Test func takesThousandsOfPhrases() {
    let phrases = (0..<5000).map { Phrase("word\($0) other\($0 % 7)") }
    let text = (0..<5000).map { "word\($0) other\($0 % 7)" }.joined(separator: ", ")
    #expect(PhraseMatcher(phrases).matches(in: text.utf8Span.span).map(\.phrase) == Array(0..<5000))
  }

  @Test func upperCaseMakesADifferenceWhereItIsAskedFor() {
    let matcher = PhraseMatcher(
      [Phrase("WHO"), Phrase("US troops"), Phrase("Élys", isPrefix: true)], isCaseSensitive: true)
    let text = "WHO and who; US  troops, us troops, US Troops; Élysée, élysée"
    #expect(matcher.matches(in: text.utf8Span.span).map(\.phrase) == [0, 1, 2])
  }

  /// The symbols of a phrase within those of a text, compared at every place.
  @Test func agreesWithComparingAtEveryPlace() {
    var generator = SeededGenerator(seed: 10)
    let pieces = ["a", "b", "ab", "ba", "aab", "é", " ", " ", " ", ", ", "A", "B"]
    func text(_ length: Int) -> String {
      (0..<length).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
    }
    func words(_ text: String) -> [String] {
      text.lowercased().replacing(",", with: " , ").split(separator: " ").map(String.init)
    }
    for _ in 0..<300 {
      let phrases = (0..<40).map { _ in text(Int.random(in: 1..<7, using: &generator)) }
        .filter { !$0.contains(",") && !words($0).isEmpty }
      let text = text(80)
      let found = PhraseMatcher(phrases.map { Phrase($0) }).matches(in: text.utf8Span.span)
      let all = words(text)
      for (index, phrase) in phrases.enumerated() {
        let wanted = words(phrase)
        let expected =
          all.count < wanted.count
          ? 0
          : (0...(all.count - wanted.count)).count { Array(all[$0..<$0 + wanted.count]) == wanted }
        #expect(found.count { $0.phrase == index } == expected, "'\(phrase)' in '\(text)'")
      }
    }
  }

  /// Whether a word can begin a phrase is guessed from what stands behind it; here that is everything there is.
  @Test func agreesWithComparingSymbolsWhateverStandsBetweenWords() {
    var generator = SeededGenerator(seed: 12)
    let words = ["a", "A", "bc", "new", "york", "internationalisation", "é", "京", "b1"]
    let gaps = [
      " ", " ", " ", "  ", "-", " -", "- ", "\n", "\t ", "\u{A0}", "\u{AD}", "'", ".", ", ", " (",
      "\u{2009}", "\u{0}",
      "\u{7F}", " \u{301}", "\u{200D}", "",
    ]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in
        (words.randomElement(using: &generator) ?? "")
          + (gaps.randomElement(using: &generator) ?? "")
      }.joined()
    }
    func symbols(_ text: String) -> [PhraseSymbol] {
      var symbols: [PhraseSymbol] = []
      var sink = PhraseSymbolSink()
      PhraseReader(table: CharacterTable.shared).read(text.utf8Span.span, into: &sink) {
        symbols.append($0)
      }
      return symbols
    }
    for _ in 0..<400 {
      let phrases = (0..<12).map { _ in Phrase(text(Int.random(in: 1...3, using: &generator))) }
        .filter { !$0.isBlank }
      let text = text(60)
      let read = symbols(text)
      let all = read.map(\.byte)
      var found = [Int](repeating: 0, count: phrases.count)
      PhraseMatcher(phrases).forEachMatch(in: text.utf8Span.span) { found[$0.phrase] += 1 }
      for (index, phrase) in phrases.enumerated() {
        let wanted = phrase.symbols(isCaseSensitive: false).map(\.byte)
        guard wanted.count <= all.count else { continue }
        let places = all.indices.dropLast(wanted.count - 1).count { start in
          read[start].isAnchor && all[start..<start + wanted.count].elementsEqual(wanted)
        }
        #expect(found[index] == places, "'\(phrase.text)' in '\(text)'")
      }
    }
  }

  @Test func repeatedWordsAgainstPhrasesThatEndOtherwiseStayLinear() {
    let start = String(repeating: "a ", count: 2000)
    let phrases = [Phrase(start + "b"), Phrase(start + "a b"), Phrase("a", isPrefix: true)]
    let text = String(repeating: "a ", count: 50_000 * TestScale.factor)
    let matches = PhraseMatcher(phrases).matches(in: text.utf8Span.span)
    #expect(matches.count == 50_000 * TestScale.factor)
    let letters = String(repeating: "a", count: 50_000)
    let long = PhraseMatcher([Phrase(letters + "b"), Phrase(letters, isPrefix: true)])
    #expect(long.matches(in: (letters + letters + "b").utf8Span.span).map(\.phrase) == [1])
  }

  @Test func aHundredThousandPhrasesTakeSixteenBytesALetterAndSeventyAWord() {
    let phrases = (0..<100_000).map { Phrase("name\($0 * 7919) of town\($0 % 977)") }
    let matcher = PhraseMatcher(phrases)
    let letters = phrases.reduce(0) { $0 + $1.text.utf8.count + 6 }
    #expect(matcher.byteCount < letters * 16 + phrases.count * (3 * 72 + 32))
    let text = phrases[77_777].text + ", " + phrases[3].text
    #expect(matcher.matches(in: text.utf8Span.span).map(\.phrase) == [77_777, 3])
  }
}
