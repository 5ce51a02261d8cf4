import PipeTesting

@testable import TextClassifier

/// Rows made up for tests, the same for the same seed.
enum Rows {
  static let topics: [(label: String, words: [String])] = [
    ("sport", ["match", "goal", "team", "coach", "league"]),
    ("economy", ["bank", "market", "profit", "shares", "trade"]),
    ("weather", ["rain", "storm", "wind", "snow", "cloud"]),
  ]
  private static let filler = ["the", "and", "of", "in", "today", "people", "said", "new"]

  /// Rows whose words tell their label.
  static func make(_ count: Int, labels: Int = 3, seed: UInt64 = 1) -> [LabelledText] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      let topic = topics[number % labels]
      var words: [String] = []
      for place in 0..<8 {
        words.append((place % 2 == 0 ? topic.words : filler).randomElement(using: &random) ?? "")
      }
      return LabelledText(
        ClassifierText(title: words[0], body: words.joined(separator: " ")), labels: [topic.label])
    }
  }

  /// A small model, as a file.
  static func model(
    _ rows: [LabelledText] = make(90), _ options: TrainingOptions = TrainingOptions()
  ) async throws -> ClassifierModel {
    try await ClassifierTrainer(options).train(rows, ClassifierTrainer.Description()).model
  }
}
