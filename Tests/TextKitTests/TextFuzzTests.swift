import Fuzzing
import Testing

@Suite struct TextFuzzTests {
  @Test func nothingIsWrongWithSentencesOfOddTexts() {
    var target = TextTarget()
    let source = TextTarget.inputs(seed: 8, samples: [])
    for number in 0..<400 {
      let (bytes, choices) = source.input(number)
      let faults = target.faults(in: bytes, choices: choices)
      #expect(faults.isEmpty, "input \(number) of seed 8")
    }
  }
}
