import PipeTesting
import Testing

@testable import TextKit

@Suite struct SentenceScannerTests {
  /// `¦` stands where a sentence must end, and nowhere else.
  @Test(arguments: [
    "Hello there.¦ How are you?¦ Fine!",
    "Mr. Smith met Dr. Jones.¦ They talked.",
    "The U.S. Army arrived.¦ It left.",
    "He moved to the U.S.¦ The move was hard.",
    "J. R. R. Tolkien wrote it.¦ George W. Bush read it.",
    "It opens at 5 p.m. Monday.¦ It closes at 9 p.m.¦ The rest is known.",
    "Apple Inc. Chief Tim Cook spoke.¦ He works for Apple Inc.¦ The company grew.",
    "It rose 3.5 percent to 1,000.50 points.¦ It fell in 2014.¦ Then it rose.",
    "See No. 5 and fig. 3 on p. 12.¦ No.¦ That is all.",
    "\"I am here,\" he said.¦ \"Go away.\"¦ She left.",
    "“Stop!” he cried.¦ “Why?” she asked.¦ “Because.”¦ He sat.",
    "He said: “It is over.”¦ The crowd left.",
    "(It was late.)¦ They went home (at last).¦ End.",
    "He waited... and waited.¦ Then... nothing.¦ He left…¦ She stayed.",
    "Wait . . . what?¦ Yes . . .¦ The end.",
    "Visit www.example.com or http://a.b/c.html?d=e.f for more.¦ Write to a.b@c.org.¦ Bye.",
    "What?!¦ No way!!!¦ Yes.",
    "The iPhone sold well.¦ iPads did not.",
    "e.g. this one, i.e. that one, etc. are small.¦ Others follow.",
    "Gen. Lee met Lt. Col. Brown vs. Sgt. Pepper.¦ Done.",
    "He was born on Jan. 5 in Mass. and died.¦ So it goes.",
    "It ended.[12]¦ Next came this.[3][4]¦ Last.",
    "It was said.¦The next was missing a space.¦ Node.js and System.Out are not.",
    "He said it.”¦The next lacks a space.",
    "Er kam am 3. Oktober an.¦ Es war spät.",
    "1. Open it.¦ 2. Close it.",
    "東京は大きい。¦大阪も大きい！¦本当？¦はい",
    "彼は「行く。」と言った。¦終わり。",
    "यह पहला वाक्य है।¦ यह दूसरा है।",
    "هل أنت هنا؟¦ نعم.",
    "Heading without a stop\n¦First sentence.\n\n¦Second one.",
    "One.\r\n¦Two.\r¦Three.\u{2029}¦Four.",
    "“Really?”¦ – “Yes.”¦ – “Oh.”",
    "It cost $5.¦ $6 is too much.¦ #tags start too.",
    "Ph.D. students met D.C. officials.¦ They left.",
    "......",
    "No stop at all",
  ])
  func endsSentences(marked: String) { expectSentences(marked) }

  @Test func splitsTextWithoutCapitals() {
    #expect(
      sentences(
        in: "`` believe me , '' he told the show . `` it can happen . '' he left in the u.s. army ."
      )
        == [
          "`` believe me , '' he told the show .", "`` it can happen . ''",
          "he left in the u.s. army .",
        ])
  }

  @Test func splitsTextWhoseMarksAreSetApart() {
    #expect(
      sentences(in: "it is no . 5 of 9 . `` really ? '' she won . 5 lost .")
        == ["it is no . 5 of 9 .", "`` really ? ''", "she won .", "5 lost ."])
  }

  @Test func aStraightMarkWithSpacesAroundItBelongsToItsQuotation() {
    expectSentences(
      "He came late . ¦\" We had no time . ¦It was wide . \" ¦Nobody knew . ¦\" So ? \" ¦It rained ."
    )
    expectSentences("He was late . \"\n¦\" We know . \" ¦Nobody came .")
  }

  @Test func wrappedLinesEndAtBlankLines() {
    #expect(
      sentences(
        in: "This line\nis wrapped. So\nis this.\n\nA heading\n\nThe end", lineBreaks: .wrap)
        == ["This line\nis wrapped.", "So\nis this.", "A heading", "The end"])
  }

  @Test func tellsHeadingsFromSentences() {
    let text = "Big news\n\nIt happened. It was bad.\nMore"
    let found = SentenceScanner.sentences(in: text.utf8Span.span)
    #expect(found.map(\.isTerminated) == [false, true, true, false])
    #expect(found.map(\.startsLine) == [true, true, false, true])
    #expect(found.map(\.endsLine) == [true, false, true, true])
  }

  @Test func losesNothing() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<3000 {
      let text = oddText(pieces: 40, using: &generator)
      for lineBreaks in [SentenceOptions.LineBreaks.end, .wrap] {
        var last = 0
        let options = SentenceOptions(lineBreaks: lineBreaks)
        for sentence in SentenceScanner.sentences(in: text.span, options: options) {
          #expect(sentence.range.lowerBound >= last && !sentence.range.isEmpty)
          #expect(isBlank(text[last..<sentence.range.lowerBound]))
          #expect(!isBlank(text[sentence.range]))
          last = sentence.range.upperBound
        }
        #expect(isBlank(text[last...]))
      }
    }
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = 0
    let span = bytes.span
    while index < span.count {
      let (scalar, width) = span.scalar(at: index)
      guard CharacterTable.shared.scalarClass(scalar) == .space else { return false }
      index += width
    }
    return true
  }

  @Test(arguments: [
    ".", "(", ". (", ".\"", "A. ", "A.", "a. A", "?! ", "… ", "[1].", ".[1", ". . ", "\n", " \n ",
    ". '", ". \" ", ". \" A",
    "Mr. ", "z. B. ", "1. A ", "1. A 2. B ", "• a ", "「", "「。」", "（「《", "。「", "“何 ", "?\" (", "है| ",
    ".... ", ". . . . ", "[...] ", "p.m. Mr. ", "?\" Ann Smith ", "U.S. ", "1. ", "“", "”. “", "。",
    "「", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa. ",
    ". - ",
    ".\u{AD}", "\u{301}.", "x", ") ", ".)",
  ])
  func worksInLinearTime(unit: String) {
    func work(_ count: Int, _ lineBreaks: SentenceOptions.LineBreaks) -> Int {
      let text = Array(String(repeating: unit, count: count).utf8)
      var scanner = SentenceScanner(options: SentenceOptions(lineBreaks: lineBreaks))
      while scanner.next(in: text.span) != nil {}
      return scanner.work
    }
    for lineBreaks in [SentenceOptions.LineBreaks.end, .wrap] {
      let once = work(4_000, lineBreaks)
      let twice = work(8_000, lineBreaks)
      #expect(twice <= 2 * once + 1000)
      #expect(twice <= 8_000 * (unit.utf8.count * 80 + 80))
    }
  }

  @Test func takesHundredsOfThousandsOfInitials() {
    let text = Array(String(repeating: "A. ", count: 300_000).utf8)
    #expect(SentenceScanner.sentences(in: text.span).count == 1)
  }
}
