import PipeTesting
import Testing
import TextKit

@Suite struct WordScannerTests {
  private func words(_ text: String, _ options: WordOptions = []) -> [String] {
    let bytes = Array(text.utf8)
    return WordScanner.words(in: bytes.span, options: options).map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("", []),
    (" \n.,!? ", []),
    ("Hello, world!", ["Hello", "world"]),
    ("don't stop — ‘don’t’", ["don't", "stop", "don’t"]),
    ("rock 'n' roll's", ["rock", "n", "roll's"]),
    ("3.14 and 1,000,000.", ["3.14", "and", "1,000,000"]),
    ("the U.S. and e.g. this", ["the", "U.S", "and", "e.g", "this"]),
    ("end.Next a.b.c", ["end", "Next", "a.b.c"]),
    ("well-known snake_case", ["well", "known", "snake_case"]),
    ("COVID-19 F-16 B2B", ["COVID", "19", "F", "16", "B2B"]),
    ("naïve Ünïcode Жизнь ελλάς", ["naïve", "Ünïcode", "Жизнь", "ελλάς"]),
    ("na\u{308}ive", ["na\u{308}ive"]),
    ("co\u{AD}operate", ["co\u{AD}operate"]),
    ("paral·lel", ["paral·lel"]),
    ("東京は", ["東", "京", "は"]),
    ("カタカナのiPhone", ["カタカナ", "の", "iPhone"]),
    ("ไทยที่", ["ไ", "ท", "ย", "ที่"]),
    ("한국어 한글", ["한국어", "한글"]),
    ("हिन्दी में", ["हिन्दी", "में"]),
    ("a\u{2028}b\u{200B}c", ["a", "b", "c"]),
  ])
  func findsWords(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func joinsHyphensWhenAsked() {
    #expect(
      words("well-known co‑op -x- a--b", .joinHyphens) == ["well-known", "co‑op", "x", "a", "b"])
  }

  @Test func dropsThePossessiveWhenAsked() {
    #expect(
      words("Iraq's Iraq’s it'sy 'S don't", .dropPossessive)
        == ["Iraq", "Iraq", "it'sy", "S", "don't"])
  }

  @Test func saysWhatAWordIsMadeOf() {
    let text = "abc 7th 京 é"
    #expect(
      WordScanner.words(in: text.utf8Span.span).map(\.kind)
        == [.letters, .number, .character, .letters])
  }

  @Test func hashesWordsAsTheyCompare() {
    func hash(_ text: String) -> UInt64? { WordScanner.words(in: text.utf8Span.span).first?.hash }
    #expect(hash("Straße,") == hash("STRAßE"))
    #expect(hash("ΟΔΟΣ") == hash("οδος"))
    #expect(hash("Don’t") == hash("don't"))
    #expect(hash("co\u{AD}op") == hash("coop"))
    #expect(hash("cat") != hash("act"))
    #expect(hash("Zürich") == WordHash.of("zürich"))
  }

  @Test func hashesNeverChange() {
    #expect(WordHash.of("election") == 10_452_023_504_170_458_421)
    #expect(WordHash.of("") == 17_280_346_270_528_514_342)
  }

  @Test func survivesAnyBytes() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let text = oddText(pieces: 30, using: &generator)
      for options in [
        WordOptions(), .joinHyphens, .dropPossessive, [.joinHyphens, .dropPossessive],
      ] {
        var last = 0
        for word in WordScanner.words(in: text.span, options: options) {
          #expect(word.range.lowerBound >= last && !word.range.isEmpty)
          #expect(word.hash == WordHash.of(text.span.extracting(word.range)))
          last = word.range.upperBound
        }
        #expect(last <= text.count)
      }
    }
  }

  @Test func goesOnWhereItWasTold() {
    let text = "one two three"
    var scanner = WordScanner(from: 4)
    #expect(scanner.next(in: text.utf8Span.span)?.range == 4..<7)
    #expect(scanner.position == 7)
  }
}
