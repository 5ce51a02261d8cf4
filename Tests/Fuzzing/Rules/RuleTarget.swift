import ClassifyStage
import Diagnostics
import PipeKit
import PipeTesting

/// Files of rules for `classify`, and documents that they are tried on: see `docs/fuzzing.md` for what is checked.
package struct RuleTarget: FuzzTarget {
  /// Creates the target.
  package init() {}

  /// Where its inputs come from.
  package static func inputs(seed: UInt64, samples: [[UInt8]]) -> any InputSource {
    RuleMutator(seed: seed)
  }

  /// What must not take more than linear time.
  package static func growth() -> any GrowthSubject { RuleGrowth() }

  /// What is wrong with what becomes of an input.
  package mutating func faults(in input: [UInt8], choices: UInt64) -> [String] {
    var generator = SeededGenerator(seed: choices)
    let text = text(input, &generator)
    return ["txt", "csv", "yaml"].flatMap { kind in
      faults(in: input, kind, text).map { "\(kind): \($0)" }
    }
  }

  /// A text that has much of what stands in the file.
  private func text(_ input: [UInt8], _ generator: inout SeededGenerator) -> String {
    let words = String(decoding: input, as: UTF8.self).split { "\n,;:'\"[]{}".contains($0) }
    let parts = (0..<generator.below(12)).map { _ in
      words.isEmpty || generator.onceIn(3)
        ? generator.pick(["the", "WHO", "cafe\u{301}", "日本", "a1", "election", "\u{0}"])
        : String(generator.pick(words))
    }
    return parts.joined(separator: generator.pick([" ", ". ", ""]))
  }

  private func faults(in input: [UInt8], _ kind: String, _ text: String) -> [String] {
    let files = MemoryFileSystem()
    files.put(input, at: "rules.\(kind)")
    let stage: any Stage
    do {
      stage = try Classify.make(yaml: "{rules_file: rules.\(kind), threshold: 0.05}", files: files)
    } catch let problems as Problems {
      let told = problems.diagnostics
      return told.isEmpty || told.contains { $0.message.isEmpty } ? ["error: it says nothing"] : []
    } catch {
      return ["error: \(error) has no place"]
    }
    guard let classify = stage as? Classify else { return ["no stage was made"] }
    let document = Document(id: "a", title: text, text: text, keywords: [text])
    let labels: [Label]
    do {
      labels = try classify.ruleLabels(of: document)
      if try classify.ruleLabels(of: document) != labels { return ["again: other labels"] }
    } catch {
      // An expression may take too long.
      return []
    }
    var faults: [String] = []
    for label in labels {
      if !(0.05...1).contains(label.score) { faults.append("score: \(label.score)") }
      if label.evidence.isEmpty || label.evidence.count > 10 {
        faults.append("evidence: \(label.evidence)")
      }
      if label.name.allSatisfy(\.isWhitespace) { faults.append("label: without a name") }
    }
    if zip(labels, labels.dropFirst()).contains(where: { $0.score < $1.score }) {
      faults.append("order: \(labels.map(\.score))")
    }
    return faults
  }
}
