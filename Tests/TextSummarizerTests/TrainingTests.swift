import Testing

@testable import TextSummarizer

@Suite struct TrainingTests {
  /// Texts whose summary says what the only sentence with a number says.
  private let texts = (0..<120).map { Self.text($0) }

  private static func text(_ number: Int) -> SummarizedText {
    var sentences = (0..<6).map {
      "The word\(number)x\($0) was seen near the place\(number)x\($0) today."
    }
    let told = "The goods of firm\(number) cost \(number + 100) pounds."
    sentences[number * 7 % 6] = told
    return SummarizedText(
      SourceText(sentences.joined(separator: " "), language: "en"), reference: told)
  }

  private var options: RankerTrainingOptions {
    var options = RankerTrainingOptions()
    options.trees = 30
    options.leastRows = 5
    options.rate = 0.2
    return options
  }

  @Test func learnsWhatSummariesSay() throws {
    let outcome = RankerTrainer(options).train(texts, description: ["numbers"])
    let evaluation = try #require(outcome.evaluation)
    #expect(evaluation.texts == 12)
    #expect(evaluation.model.two > evaluation.lead.two)
    var summary = SummaryOptions()
    summary.sentences = 1
    summary.model = outcome.model
    for number in 500..<512 {
      let text = Self.text(number)
      #expect(Summarizer(summary).summary(of: text.source)?.text() == text.reference)
    }
  }

  @Test func givesTheSameModelEachTime() {
    let first = RankerTrainer(options).train(texts, description: ["a"]).model.file
    #expect(first == RankerTrainer(options).train(texts, description: ["a"]).model.file)
  }

  @Test func withoutAnythingToLearnThereAreNoTrees() {
    let empty = RankerTrainer(options).train([], description: ["a"])
    #expect(empty.model.treeCount == 0)
    #expect(empty.evaluation == nil)
    let unrelated = [SummarizedText(SourceText("A b c. D e f."), reference: "Xyz uvw.")]
    #expect(RankerTrainer(options).train(unrelated, description: []).model.treeCount == 0)
  }

  @Test func rougeCountsWordsAndPairs() {
    let a = RougeCounts("The cat sat on the mat.".utf8Span.span)
    let b = RougeCounts("the cat lay on a mat".utf8Span.span)
    let rouge = a.f1(b)
    // the, cat, on, mat of 6 and 6; “the cat” of 5 and 5.
    #expect(abs(rouge.one - 8.0 / 12) < 1e-9)
    #expect(abs(rouge.two - 2.0 / 10) < 1e-9)
    #expect(a.f1(RougeCounts()) == Rouge())
  }

  @Test func theOracleTakesWhatTogetherHasMostOfTheReference() {
    let counts = [
      "Rain fell on Monday.", "The bridge was closed.", "The bridge, it was said, was closed then.",
      "Repairs take a year.",
    ].map { RougeCounts($0.utf8Span.span) }
    let reference = RougeCounts("The bridge was closed. Repairs take a year.".utf8Span.span)
    #expect(GreedyOracle.sentences(counts, reference: reference).sorted() == [1, 3])
    #expect(GreedyOracle.sentences([], reference: reference).isEmpty)
  }
}
