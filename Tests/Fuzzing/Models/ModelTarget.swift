import Foundation
import PipeTesting
import TextClassifier

/// Model files of classifiers, and texts that they are asked about: see `docs/fuzzing.md` for what is checked.
package struct ModelTarget: FuzzTarget {
  private static let pieces = [
    "goal", "bank", "storm", "the", "3.14", "U.S.", "日本", "é", "\u{0}", ".", " ", "-", "\n", "😀",
  ]

  /// Creates the target.
  package init() {}

  /// Where its inputs come from.
  package static func inputs(seed: UInt64, samples: [[UInt8]]) -> any InputSource {
    ModelMutator(seed: seed)
  }

  /// What must not take more than linear time.
  package static func growth() -> any GrowthSubject { ModelGrowth() }

  /// What is wrong with what becomes of an input.
  package mutating func faults(in input: [UInt8], choices: UInt64) -> [String] {
    let model: ClassifierModel
    do throws(ModelError) {
      model = try ClassifierModel(Data(input))
    } catch {
      return error.description.isEmpty || error.hint.isEmpty ? ["error: it says nothing"] : []
    }
    var generator = SeededGenerator(seed: choices)
    let text = ClassifierText(title: text(&generator), body: text(&generator))
    var scratch = ClassifierScratch()
    let answer = model.probabilities(of: text, &scratch)
    var faults: [String] = []
    if answer.count != model.labels.count { faults.append("answer: \(answer.count) labels") }
    if !answer.allSatisfy({ (0...1).contains($0) }) { faults.append("answer: \(answer)") }
    if !model.isMultiLabel, abs(answer.reduce(0, +) - 1) > 1e-3 {
      faults.append("answer: \(answer) is not 1 together")
    }
    var other = ClassifierScratch()
    if model.probabilities(of: text, &other) != answer { faults.append("again: another answer") }
    let evaluation = Evaluation(
      labels: model.labels, isMultiLabel: model.isMultiLabel, answers: [answer], targets: [[0]])
    if !(0...1).contains(evaluation.calibrationError) {
      faults.append("calibration: \(evaluation.calibrationError)")
    }
    let reasons = model.explanation(of: generator.below(model.labels.count), in: text)
    if reasons.contains(where: { !$0.weight.isFinite || $0.weight <= 0 }) {
      faults.append("explanation: \(reasons)")
    }
    let features = InformativeFeatures(
      of: model, in: [LabelledText(text, labels: [])], count: 1 + generator.below(20))
    if features.labels.count != model.labels.count { faults.append("features: not of all labels") }
    if model.featureCount < 0 || model.featureCount > input.count {
      faults.append("features: \(model.featureCount)")
    }
    return faults
  }

  private func text(_ generator: inout SeededGenerator) -> String {
    (0..<generator.below(30)).map { _ in generator.pick(Self.pieces) }.joined(
      separator: generator.pick([" ", ""]))
  }
}
