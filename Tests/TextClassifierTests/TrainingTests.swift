import PipeTesting
import Testing

@testable import TextClassifier

@Suite struct TrainingTests {
  @Test(arguments: [1, 4])
  func theSameSeedGivesTheSameBytes(folds: Int) async throws {
    let rows = Rows.make(120)
    let trainer = ClassifierTrainer(folds: folds)
    let first = try await trainer.train(rows, ClassifierTrainer.Description())
    let second = try await trainer.train(rows, ClassifierTrainer.Description())
    #expect(first.model.file == second.model.file)
    #expect(first.checkedRows == second.checkedRows)
    #expect(first.evaluation?.answers == second.evaluation?.answers)
  }

  @Test func anotherSeedHoldsOutOtherRows() async throws {
    let rows = Rows.make(120)
    var options = TrainingOptions()
    options.seed = 2
    let first = try await ClassifierTrainer().train(rows, ClassifierTrainer.Description())
    let second = try await ClassifierTrainer(options).train(rows, ClassifierTrainer.Description())
    #expect(first.checkedRows != second.checkedRows)
  }

  @Test func foldsCheckEachRowOnce() async throws {
    let rows = Rows.make(100)
    let outcome = try await ClassifierTrainer(folds: 5).train(rows, ClassifierTrainer.Description())
    #expect(outcome.checkedRows.sorted() == Array(0..<100))
    #expect((outcome.evaluation?.accuracy ?? 0) > 0.95)
  }

  @Test func uncheckedRowsAreLearntAndNeverHeldOut() async throws {
    let more = (0..<20).map { _ in
      LabelledText(ClassifierText(body: "parliament vote"), labels: ["politics"])
    }
    let outcome = try await ClassifierTrainer(folds: 3).train(
      Rows.make(60), unchecked: more, ClassifierTrainer.Description())
    #expect(outcome.checkedRows.sorted() == Array(0..<60))
    #expect(best(outcome.model, "a vote in parliament") == "politics")
  }

  @Test(arguments: [false, true])
  func balanceHelpsARareLabel(isMultiLabel: Bool) async throws {
    // Of those that cannot be told apart one in five is rare.
    let rows = (0..<500).map { row in
      let isRare = row >= 400 && row % 5 == 0
      return LabelledText(
        ClassifierText(body: row < 400 ? "apple pear word\(row % 7)" : "mixed bag"),
        labels: isRare ? ["rare"] : isMultiLabel ? [] : ["common"])
    }
    for (balance, recall) in [(0, 0.0), (1, 1)] as [(Float, Double)] {
      var options = TrainingOptions()
      options.balance = balance
      options.isMultiLabel = isMultiLabel
      let outcome = try await ClassifierTrainer(options, folds: 2).train(
        rows, ClassifierTrainer.Description())
      #expect(outcome.evaluation?.qualities.last?.recall == recall)
      var scratch = ClassifierScratch()
      let answer = outcome.model.probabilities(of: ClassifierText(body: "mixed bag"), &scratch)
      #expect(((answer.last ?? 0) > 0.5) == (balance == 1), "\(answer)")
      let other = outcome.model.probabilities(of: ClassifierText(body: "apple pear"), &scratch)
      #expect((other.last ?? 1) < 0.5, "\(other)")
    }
  }

  @Test func aModelWithoutFeaturesIsNotMade() async throws {
    for texts in [["one", "two", "three"], ["…", "!", "—"]] {
      let rows = texts.enumerated().map { index, text in
        LabelledText(ClassifierText(body: text), labels: ["\(index % 2)"])
      }
      await #expect(throws: ModelError.self) {
        try await ClassifierTrainer().train(rows, ClassifierTrainer.Description())
      }
    }
    var options = TrainingOptions()
    options.leastRows = 1
    let rows = ["one", "two"].map { LabelledText(ClassifierText(body: $0), labels: [$0]) }
    let model = try await ClassifierTrainer(options).train(
      rows, ClassifierTrainer.Description()
    ).model
    #expect(model.featureCount == 2)
  }

  @Test func aRowMayHaveSeveralLabelsOrNone() async throws {
    var rows: [LabelledText] = []
    for row in Rows.make(120, labels: 2) {
      rows.append(row)
      rows.append(LabelledText(ClassifierText(body: "nothing of the kind here"), labels: []))
    }
    for index in 0..<40 {
      rows.append(
        LabelledText(
          ClassifierText(body: rows[4 * index].text.body + " " + rows[4 * index + 2].text.body),
          labels: ["sport", "economy"]))
    }
    var options = TrainingOptions()
    options.isMultiLabel = true
    let outcome = try await ClassifierTrainer(options, folds: 3).train(
      rows, ClassifierTrainer.Description())
    var scratch = ClassifierScratch()
    func given(_ text: String) -> [String] {
      zip(
        outcome.model.labels, outcome.model.probabilities(of: ClassifierText(body: text), &scratch)
      ).filter { $0.1 >= 0.5 }.map(\.0)
    }
    #expect(outcome.model.isMultiLabel)
    #expect(given("the goal of the team, the bank and the market") == ["economy", "sport"])
    #expect(given("the goal of the team and the coach in the match") == ["sport"])
    #expect(given("nothing of the kind here").isEmpty)
    #expect(outcome.evaluation?.confusion.isEmpty == true)
    #expect((outcome.evaluation?.macroF1 ?? 0) > 0.9)
  }

  @Test func aRareLabelIsLearntToo() async throws {
    let rows = Rows.make(300, labels: 2) + Rows.make(30).filter { $0.labels == ["weather"] }
    var options = TrainingOptions()
    options.balance = 1
    for balance in [Float(0), 1] {
      options.balance = balance
      let outcome = try await ClassifierTrainer(options, folds: 5).train(
        rows, ClassifierTrainer.Description())
      let qualities = outcome.evaluation?.qualities ?? []
      #expect(qualities.map(\.support) == [150, 150, 10])
      #expect((qualities.last?.f1 ?? 0) > 0.8)
    }
  }

  @Test(
    arguments: [
      ([], "no row has a label"),
      ([LabelledText(ClassifierText(body: "a"), labels: [])], "no row has a label"),
      (
        [LabelledText](
          repeating: LabelledText(ClassifierText(body: "a b"), labels: ["x"]), count: 20),
        "all rows have the label 'x'"
      ),
      (
        Rows.make(12) + [LabelledText(ClassifierText(body: "a"), labels: [])], "row 13 has 0 labels"
      ),
      (
        Rows.make(12) + [LabelledText(ClassifierText(body: "a"), labels: ["sport", "weather"])],
        "row 13 has 2 labels"
      ),
    ] as [([LabelledText], String)])
  func whatCannotBeLearntIsRefused(rows: [LabelledText], message: String) async {
    let error = await #expect(throws: ModelError.self) {
      try await ClassifierTrainer().train(rows, ClassifierTrainer.Description())
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.hint.isEmpty == false)
  }

  @Test func fewRowsAreEnoughWithoutACheck() async throws {
    let outcome = try await ClassifierTrainer().train(
      Rows.make(6, labels: 2), ClassifierTrainer.Description())
    #expect(outcome.evaluation == nil)
    #expect(outcome.checkedRows.isEmpty)
    #expect(outcome.model.accuracy == nil)
  }

  @Test func emptyTextsHaveTheProbabilitiesOfAllTexts() async throws {
    let rows = Rows.make(90) + [LabelledText(ClassifierText(body: ""), labels: ["sport"])]
    let model = try await Rows.model(rows)
    var scratch = ClassifierScratch()
    for text in ["", " \n\t", "!?", "\u{0}", "zzzzqq"] {
      let answer = model.probabilities(of: ClassifierText(body: text), &scratch)
      #expect(abs(answer.reduce(0, +) - 1) < 1e-4)
      #expect(!model.knows(scratch))
    }
  }

  @Test func aTextOf20MegabytesIsReadInTime() async throws {
    let model = try await Rows.model()
    let text = String(repeating: "the goal of the team ", count: 1_000_000)
    var scratch = ClassifierScratch()
    let answer = model.probabilities(of: ClassifierText(body: text), &scratch)
    #expect(model.labels[answer.indices.max { answer[$0] < answer[$1] } ?? 0] == "sport")
    // A million different words.
    let many = (0..<1_000_000).map { "w\($0)" }.joined(separator: " ")
    #expect(model.probabilities(of: ClassifierText(body: many), &scratch).count == 3)
    // A word without an end, and one letter over and over.
    let word = String(repeating: "x", count: 4_000_000)
    let odd = model.probabilities(of: ClassifierText(title: word, body: word), &scratch)
    #expect(odd.count { $0.isFinite } == 3)
  }

  @Test func aTextOfNothingButDifferentWordsIsNoTrouble() async throws {
    var options = TrainingOptions()
    options.leastRows = 1
    let many = (0..<40_000).map { "w\($0)" }.joined(separator: " ")
    let rows = Rows.make(60) + [LabelledText(ClassifierText(body: many), labels: ["sport"])]
    let model = try await Rows.model(rows, options)
    #expect(best(model, "w17 w17000 goal") == "sport")
    #expect(model.featureCount > 60_000)
    options.mostFeatures = 500
    #expect(try await Rows.model(rows, options).featureCount <= 500)
  }

  private func best(_ model: ClassifierModel, _ text: String) -> String? {
    var scratch = ClassifierScratch()
    let answer = model.probabilities(of: ClassifierText(body: text), &scratch)
    return answer.indices.max { answer[$0] < answer[$1] }.map { model.labels[$0] }
  }
}
