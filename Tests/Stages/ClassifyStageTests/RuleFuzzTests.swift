import ClassifyStage
import Fuzzing
import PipeTesting
import Testing

/// A short form of `make fuzz ARGS='--target rules'`, the same whenever it runs.
@Suite struct RuleFuzzTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func nothingGoesWrongWithWhateverRules(seed: UInt64) {
    let mutator = RuleMutator(seed: seed)
    var target = RuleTarget()
    for number in 0..<60 {
      let (input, choices) = mutator.input(number)
      let faults = target.faults(in: input, choices: choices)
      let text = String(decoding: input, as: UTF8.self)
      #expect(
        faults.isEmpty, "seed \(seed), input \(number): \(text)\n\(faults.joined(separator: "\n"))")
      if !faults.isEmpty { break }
    }
  }

  @Test func someFilesAreRules() {
    let mutator = RuleMutator(seed: 1)
    let files = (0..<100).count { number in
      let files = MemoryFileSystem()
      files.put(mutator.input(number).bytes, at: "a.txt")
      return (try? Classify.make(yaml: "rules_file: a.txt", files: files)) != nil
    }
    #expect(files > 10 && files < 95)
  }
}
