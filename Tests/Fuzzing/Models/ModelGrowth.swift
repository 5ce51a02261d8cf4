import Foundation
import PipeTesting
import TextClassifier

/// What is done to texts that are measured, by a model with runs of characters.
package struct ModelGrowth: GrowthSubject {
  /// Kinds that are known to be hard.
  package static let families = [
    "goal ", "g", "word# ", "é", "\u{301}", "日本", "1", ".", "a-", "goal bank ", "\u{0}",
  ].map { GrowthFamily($0) }

  /// What it can do.
  package let operations = ["probabilities", "explanation"]
  /// The length of the shorter of the inputs that are compared.
  package let length = 1 << 15

  private let model: ClassifierModel?
  private var scratch = ClassifierScratch()

  package init() {
    var generator = SeededGenerator(seed: 1)
    model =
      (0..<100).lazy.compactMap { _ in
        try? ClassifierModel(Data(SampleModel.file(&generator)))
      }.first
  }

  /// There is nothing to get ready.
  package mutating func prepare(_ bytes: [UInt8]) -> Int { bytes.count }

  /// Asks the model about a text.
  package mutating func run(_ operation: String, _ bytes: [UInt8]) -> Int {
    guard let model else { return 0 }
    let text = ClassifierText(body: String(decoding: bytes, as: UTF8.self))
    return operation == "explanation"
      ? model.explanation(of: 0, in: text).count
      : model.probabilities(of: text, &scratch).count
  }
}
