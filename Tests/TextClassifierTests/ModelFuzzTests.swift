import Foundation
import Fuzzing
import Testing
import TextClassifier

/// A short form of `make fuzz ARGS='--target models'`, the same whenever it runs.
@Suite struct ModelFuzzTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func nothingGoesWrongWithWhateverModel(seed: UInt64) {
    let mutator = ModelMutator(seed: seed)
    var target = ModelTarget()
    for number in 0..<300 {
      let (input, choices) = mutator.input(number)
      let faults = target.faults(in: input, choices: choices)
      #expect(faults.isEmpty, "seed \(seed), input \(number): \(faults.joined(separator: "\n"))")
      if !faults.isEmpty { break }
    }
  }

  @Test func someFilesAreModels() {
    let mutator = ModelMutator(seed: 1)
    let models = (0..<200).count { number in
      (try? ClassifierModel(Data(mutator.input(number).bytes))) != nil
    }
    #expect(models > 20 && models < 180)
  }
}
