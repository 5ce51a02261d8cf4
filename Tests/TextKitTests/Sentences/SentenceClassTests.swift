import Testing

@testable import TextKit

/// A case for every class of rules, in English; `¦` stands where a sentence must end, and nowhere
/// else.
@Suite struct SentenceClassTests {
  @Test(arguments: [
    "The vet came at noon. ¦Our cat hid. ¦Would she come out? ¦Never! ¦We waited.",
    "“We won,” said the captain. ¦Her team cheered.",
  ])
  func plainSentences(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "Dr. Okafor and Mrs. Lind met Sen. Ruiz. ¦All were late.",
    "St. Helena lies far from Ft. Worth and Mt. Etna.",
    "The chair is Sammy Davis Jr.'s brother.",
    "They asked Lt.Col. Brandt and then-Gov. Sims. ¦Neither knew.",
    "Was the firm sold, i.e. Nordholm, e.g. Kessel and co. in May?",
    "Sold by Harper & Co. in spring. ¦It reopened as Ridley Bros. Bakery.",
    "She runs Tillman Inc. ¦They make tents.",
    "He moved to Yahoo! News and left Yahoo! in June.",
  ])
  func titlesAndAbbreviations(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "See p. 7, pp. 12 and No. 3. ¦Vol. II is lost.",
    "The room is N°. 12. ¦Nobody lives there.",
    "It weighs 5 kg. ¦Most weigh less. ¦It cost $3.50. ¦We paid 4.",
    "Ver. 2.10.3 came out on 5.6.2021. ¦Nobody cared.",
  ])
  func numbers(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "K. L. Ames wrote it for W. Price. ¦Both agreed.",
    "The U.N. Council sat in the U.K. for a day. ¦It left the U.K. ¦That was wise.",
    "Ask the F.B.I. ¦Have they called?",
    "WASHINGTON, D.C. — The river rose. ¦It fell.", "L.A. – The river rose. ¦It fell.",
    "He and I. ¦Do you remember Karl I. Brandt?",
  ])
  func initials(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "By 9 a.m. Mrs. Cole had left.",
    "The shop shut at 4 P.M. ¦Mrs. Cole had left.",
    "Trains run until 11 p.m. Friday. ¦The last leaves at 11 p.m. ¦It is slow.",
  ])
  func timesOfDay(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "Mail Ann.Berg@mail.example.org. ¦She answers.",
    "Go to https://www.shop.example/a.b?c=d!e.html. ¦Then log in.",
    "It runs .NET and Node.js. ¦Setup.Run starts it.",
  ])
  func addresses(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "He muttered, 'That will do.' and went.",
    "He muttered, \"That will do.\" and went.",
    "He muttered, \"That will do.\" ¦Then he went.",
    "“Are you well?” Dr. Lind asked. ¦“I am.”",
    "“Are you well?” Maria Lind asked. ¦“I am.”",
    "“Are you well?” ¦Maria sat down.",
    "“All of it is gone.” (Moss 12). ¦So it was.",
    "“All of it is gone!” (Moss 12), he read.",
    "‘Go!’ ¦‘Why?’ ¦‘Because I say so.’",
  ])
  func quotations(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "The mill (It was built in 1802.) burnt down. ¦(No one was hurt.) ¦It was rebuilt.",
    "He read it twice (and again!). ¦She did not [see below.] care.",
  ])
  func brackets(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "Stop!! ¦Who is it?? ¦What?! ¦You!? ¦Fine.",
    "Really?!?! ¦Yes…! ¦No.",
  ])
  func runsOfMarks(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "1.) Fry the onion 2.) Add the rice 3.) Stir",
    "1) Fry the onion. 2) Add the rice. 3) Stir.",
    "1. Fry the onion 2. Add the rice 3. Stir",
    "(1) fry the onion (2) add the rice",
    "a. Fry the onion b. Add the rice c. Stir",
    "i) fry the onion ii) add the rice iii) stir iv) eat",
    "• Fry the onion • Add the rice • Stir",
    "• 7. Fry the onion • 8. Add the rice",
    "⁃3. Fry the onion ⁃4. Add the rice.",
  ])
  func listsInRunningText(unmarked: String) {
    var marked = ""
    for word in unmarked.split(separator: " ") {
      let isMark =
        "•⁃".contains(word.prefix(1)) || word.hasSuffix(")")
        || word.count < 3 && word.hasSuffix(".")
      // The number behind a bullet is no item of its own.
      let isInner = marked.hasSuffix("• ")
      marked += (isMark && !isInner ? "¦" : "") + word + " "
    }
    expectSentences(marked)
  }

  @Test(arguments: [
    "1. It rose to 2. ¦The rest fell.",
    "A. Smith met B. Jones.",
    "5. Oddly, the dog left. ¦It came back. 6. The cat stayed. ¦It slept.",
  ])
  func whatIsNoListItem(marked: String) {
    expectSentences(marked.replacing(". 6.", with: ". ¦6."))
  }

  @Test(arguments: [
    "I thought ... well, no ... I did not. ¦She left.",
    "It was late.... ¦She left.",
    "It was late . . . . ¦She left.",
    "It was late. ¦. . . She left. . . .",
    "“It is only late. . . .”",
    "One man. ¦...and then another.",
    "He “saw [...] the sea [...]” (Moss 3). ¦She [...] did not.",
    "He saw it. ¦[...] The rest is lost.",
    "... The end came.",
    "… and so on. ¦The end.",
  ])
  func ellipses(marked: String) { expectSentences(marked) }

  @Test func offsetsAreThoseOfTheOriginal() {
    let text = "  Äpfel.\t1) Öl 2) Reis  \r\n« Ça ! » dit-il."
    let found = SentenceScanner.sentences(in: text.utf8Span.span).map(\.range)
    #expect(found == [2..<9, 10..<16, 17..<24, 28..<47])
  }

  @Test(arguments: [
    ("A. ", 1_000_000), (".", 300_000), ("(", 300_000), ("A.", 300_000), ("「", 100_000),
    ("1. A ", 100_000), ("[...] ", 50_000), (". . . . ", 50_000),
  ])
  func takesAMillionInitialsAndWhatElseIsRepeated(unit: String, count: Int) {
    let text = Array(String(repeating: unit, count: count).utf8)
    var scanner = SentenceScanner()
    var end = 0
    while let sentence = scanner.next(in: text.span) { end = sentence.range.upperBound }
    #expect(end > 0)
    #expect(scanner.work <= text.count * 200)
  }
}
