import Testing

@testable import TextClassifier

@Suite struct EvaluationTests {
  private let example = Evaluation(
    labels: ["a", "b", "c"], isMultiLabel: false,
    answers: [
      [0.9, 0.1, 0], [0.2, 0.7, 0.1], [0.8, 0.1, 0.1], [0.1, 0.6, 0.3], [0.3, 0.3, 0.4],
    ],
    targets: [[0], [1], [1], [1], [2]])

  @Test func countsWhatIsRight() {
    #expect(example.accuracy == 0.8)
    #expect(example.confusion == [[1, 0, 0], [1, 2, 0], [0, 0, 1]])
    #expect(example.confusions(5) == [Evaluation.Confusion(known: 1, given: 0, count: 1)])
    #expect(example.qualities.map(\.precision) == [0.5, 1, 1])
    #expect(example.qualities.map(\.recall) == [1, 2.0 / 3, 1])
    #expect(abs(example.macroF1 - (2.0 / 3 + 0.8 + 1) / 3) < 1e-9)
    #expect(abs(example.microF1 - 0.8) < 1e-9)
    #expect(example.worstMistakes(3) == [Evaluation.Mistake(row: 2, probability: 0.8)])
  }

  @Test func labelsBelowTheThresholdAndOfUnknownRowsAreNotGiven() {
    let strict = Evaluation(
      labels: example.labels, isMultiLabel: false, answers: example.answers,
      targets: example.targets, threshold: 0.7, unknown: [2])
    #expect((0..<5).map(strict.given) == [[0], [1], [], [], []])
    #expect(strict.unlabelled == 3)
    #expect(strict.labelledAccuracy == 1 && strict.accuracy == 0.4)
    #expect(strict.confusion == [[1, 0, 0], [0, 1, 0], [0, 0, 0]])
    #expect(strict.qualities.map(\.support) == [1, 3, 1])
    #expect(example.unlabelled == 0 && example.labelledAccuracy == example.accuracy)
    let several = Evaluation(
      labels: ["a", "b"], isMultiLabel: true, answers: [[0.9, 0.4], [0.6, 0.2]],
      targets: [[0, 1], [0]], threshold: 0.3)
    #expect(several.given(0) == [0, 1] && several.given(1) == [0])
  }

  @Test func rowsThatTheModelKnowsTooLittleOfGetALabelOnlyWithoutAThreshold() async throws {
    let model = try await Rows.model()
    let rows =
      Rows.make(300, seed: 5) + [
        LabelledText(ClassifierText(body: "xqzw vvkk"), labels: ["sport"])
      ]
    let strict = await Evaluation(of: model, on: rows, threshold: 0)
    #expect(strict.unknown == [300] && strict.unlabelled == 1 && strict.given(300).isEmpty)
    let free = await Evaluation(of: model, on: rows)
    #expect(free.unknown.isEmpty && free.unlabelled == 0)
  }

  @Test func measuresHowFarSurenessAndRightnessAreApart() {
    let sure = Evaluation(
      labels: ["a", "b"], isMultiLabel: false, answers: [[0.75, 0.25], [0.75, 0.25]],
      targets: [[0], [1]])
    #expect(abs(sure.calibrationError - 0.25) < 1e-6)
    #expect(sure.calibration[7].count == 2)
  }

  @Test func aMistakeIsAsBadAsWhatIsWrongWithItIsSure() {
    let several = Evaluation(
      labels: ["a", "b"], isMultiLabel: true,
      answers: [[0.95, 0.75], [0.625, 0.1], [0.99, 0.125], [0.9, 0.2]],
      targets: [[0], [], [0, 1], [0]])
    #expect(
      several.worstMistakes(9) == [
        Evaluation.Mistake(row: 2, probability: 0.875),
        Evaluation.Mistake(row: 0, probability: 0.75),
        Evaluation.Mistake(row: 1, probability: 0.625),
      ])
  }

  @Test func knowsNothingOfNoRows() {
    let empty = Evaluation(labels: ["a"], isMultiLabel: false, answers: [], targets: [])
    #expect(empty.accuracy == 0 && empty.macroF1 == 0 && empty.calibrationError == 0)
    #expect(empty.confusions(3).isEmpty && empty.worstMistakes(3).isEmpty)
  }

  @Test func namesLabelsThatTheModelDoesNotKnow() async throws {
    let model = try await Rows.model()
    let strange = LabelledText(ClassifierText(body: "goal"), labels: ["cooking"])
    let evaluation = await Evaluation(of: model, on: Rows.make(30, seed: 5) + [strange])
    #expect(evaluation.labels == model.labels + ["cooking"])
    #expect(evaluation.qualities.last?.recall == 0)
    #expect(evaluation.accuracy == 30.0 / 31)
  }

  @Test func holdsNoTableOfAllPairsOfLabels() {
    let labels = (0..<60_000).map { "l\($0)" }
    let evaluation = Evaluation(
      labels: labels, isMultiLabel: false, answers: [[Float](repeating: 0, count: labels.count)],
      targets: [[59_999]])
    #expect(
      evaluation.confusions(9) == [Evaluation.Confusion(known: 59_999, given: 0, count: 1)])
  }
}
