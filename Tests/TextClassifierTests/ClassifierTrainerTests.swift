import Testing

@testable import TextClassifier

@Suite struct ClassifierTrainerTests {
  static let rows: [LabelledText] = (0..<60).map { number in
    let isSport = number % 2 == 0
    let words =
      isSport ? ["match", "goal", "team", "coach"] : ["bank", "market", "profit", "shares"]
    return LabelledText(
      ClassifierText(
        title: words[number % 4],
        body: "The \(words[(number / 2) % 4]) and the \(words[(number / 3) % 4])"),
      labels: [isSport ? "sport" : "economy"])
  }

  @Test func learnsWhatTellsLabelsApart() async throws {
    let outcome = try await ClassifierTrainer().train(Self.rows, ClassifierTrainer.Description())
    var scratch = ClassifierScratch()
    let answer = outcome.model.probabilities(
      of: ClassifierText(body: "A goal of the team"), &scratch)
    #expect(outcome.model.labels == ["economy", "sport"])
    #expect(answer[1] > 0.7)
  }
}
