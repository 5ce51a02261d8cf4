import Testing

@testable import TextSummarizer

/// Single and pointed quotation marks, which have to be told from apostrophes.
@Suite struct SingleQuoteTests {
  @Test(arguments: [
    ("‘We had no time,’ he said.", "", ""),
    ("‘We had no time.", "", "’"),
    ("It was late,’ he said.", "‘", ""),
    ("'We had no time.", "", "'"),
    ("It was late,' he said.", "'", ""),
    ("He called it ‘a farce’ twice.", "", ""),
    ("He called it ‘a farce of the boys’.", "", ""),
    ("‘The dogs’ home is closed,’ he said.", "", ""),
    ("‘We don’t know whose it’s been.", "", "’"),
    ("‘He said “no” twice.", "", "’"),
    ("“He said ‘no.", "", "’”"), ("‘He said “no.", "", "”"), ("« Il a dit “non.", "", "”\u{A0}»"),
    ("“He called it ‘a farce of the boys’ twice.", "", "”"), ("“He said 'no.", "", "”"),
    ("‘The dogs’ home is closed.", "", "’"), ("He said: ‘The dogs’ home is closed.", "", "’"),
    ("He called it ‘a farce of the boys’ twice.", "", ""),
    ("‚Es war spät.", "", "‘"),
    ("‚Es war spät‘, sagte er.", "", ""),
    ("Es war spät‘, sagte er.", "‚", ""),
    ("‹Es war spät.", "", "›"),
    ("Es war spät›, sagte er.", "‹", ""),
    ("›Es war spät.", "", "‹"),
    ("Er sagte: ›Es war spät‹, und ging.", "", ""),
    ("‹\u{202F}Il était tard.", "", "\u{202F}›"),
    ("« Il a dit “non” hier.", "", "\u{A0}»"),
    // Apostrophes
    ("It’s the dogs’ home.", "", ""), ("It's the dogs' home.", "", ""),
    ("Songs of the ’90s and the ‘80s.", "", ""), ("Rock ’n’ roll and rock 'n' roll.", "", ""),
    ("’Tis late, and ‘twas late then.", "", ""), ("’s Ochtends regent het.", "", ""),
    ("The Hawai‘i coast.", "", ""), ("L’homme d’État.", "", ""), ("He is 6' tall.", "", ""),
    ("The plan of the U.S.’ rivals failed.", "", ""), ("He left the runnin’ to others.", "", ""),
    ("Les ordres d'«État».", "", ""), ("Das ist Hans’ Haus.", "", ""),
  ])
  func findsTheMarksThatASentenceLacks(text: String, before: String, after: String) {
    let marks = QuoteMarks(missingIn: text.utf8Span.span)
    #expect(marks.before == before)
    #expect(marks.after == after)
  }

  @Test(arguments: [
    ("‘It was late. The river rose. We had no time,’ said Ann Lee. It rained.", "‘%.’"),
    ("'It was late. The river rose. We had no time,' said Ann Lee. It rained.", "'%.'"),
    ("‘It was late. The river rose. It’s the boys’ fault.’ She left.", "‘%.’"),
    ("‘It was “late”. The river rose. We had no time,’ said Ann Lee.", "‘%.’"),
    ("‚It was late. The river rose. We had no time‘, said Ann Lee.", "‚%.‘"),
    ("‹It was late. The river rose. We had no time›, said Ann Lee.", "‹%.›"),
    ("›It was late. The river rose. We had no time‹, said Ann Lee.", "›%.‹"),
    ("‘The dogs’ home is closed. The river rose. We had no time,’ said Ann Lee.", "‘%.’"),
    ("“He said ‘no. The river rose. It rained,’ she told us.” It was late.", "“‘%.’”"),
    ("‘Abd al-Malik said: “It was late. The river rose. It rained,” and left.", "“%.”"),
    // What nothing closes is an apostrophe.
    ("‘Abd al-Malik came late. The river rose. It rained.", "%."),
    ("It was late. The river rose. It was the boys’ fault.", "%."),
    // And what only another apostrophe seems to close.
    ("‘Abd al-Malik came late. The river rose. It was the boys’ fault.", "%."),
    ("‘Abd al-Malik came late. The river rose. He left the runnin’ to others.", "%."),
    ("'Abd al-Malik came late. The river rose. He left the runnin' to others.", "%."),
    ("‘Abd al-Malik came late. The river rose. He blamed the U.S.’ rivals.", "%."),
    ("‘Abd al-Malik came late. The river rose.\n‘Abd al-Malik saw the boys’ house.", "%."),
    ("‘Abd al-Malik kam spät. The river rose. Das ist Marx’ Werk.", "%."),
    ("‘Abd al-Malik est venu. The river rose. C’est l’État, dit-il.", "%."),
  ])
  func aSentenceIsClosedWhereAnotherHasTheCounterpart(text: String, expected: String) throws {
    let candidates = CandidateList.of(
      text.utf8Span.span, title: nil, isExcluded: nil as ((String) -> Bool)?)
    let sentences = candidates.map { $0.text(in: text.utf8Span.span) }
    #expect(sentences.dropFirst().first == expected.replacing("%", with: "The river rose"))
    let marks = expected.replacing("%.", with: "")
    #expect(sentences.first?.hasSuffix(String(marks.suffix(marks.count / 2))) == true)
    // Side by side they stand as in the text.
    let all = summary(.lead, 20, of: text).joined(separator: " ")
    #expect(text.contains("\n") || all == text)
  }

  @Test func whatIsCutClosesItsSingleQuotation() {
    let text = "‘The old bridge across the river was closed on Monday,’ said the mayor of the town."
    #expect(SentenceCutter.cut(text, words: 4, characters: nil) == "‘The old bridge across…’")
    let inner = "“He said ‘no time is left for us all’ on Monday,” said Ann Lee of the council."
    #expect(SentenceCutter.cut(inner, words: 4, characters: nil) == "“He said ‘no time…’”")
    let name = "‘Abd al-Malik came to the town on Monday and left it on Tuesday for another one."
    #expect(SentenceCutter.cut(name, words: 3, characters: nil) == "‘Abd al-Malik came…")
  }

  @Test(arguments: ["s’ ", "‘a s’ ", "' ", "x.’ ", "‘", "’", "‘a. ", "'a. b' ", "›a‹"])
  func marksTakeTimeInProportion(unit: String) {
    let text = String(repeating: unit, count: 40_000)
    #expect(!summary(.lead, 3, of: text).isEmpty)
  }
}
