import PipeTesting

/// Makes model files, and damages some of them.
package struct ModelMutator: InputSource {
  private let seed: UInt64

  /// Creates a source.
  package init(seed: UInt64) { self.seed = seed }

  /// The input of a number.
  package func input(_ number: Int) -> (bytes: [UInt8], choices: UInt64) {
    var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
    var file = SampleModel.file(&generator)
    if generator.onceIn(2) {
      for _ in 0...generator.below(8) where !file.isEmpty {
        let at = generator.below(file.count)
        switch generator.below(6) {
        case 0: file.removeLast(file.count - at)
        case 1: file.removeSubrange(at..<min(file.count, at + 1 + generator.below(20)))
        case 2: file.insert(UInt8(generator.below(256)), at: at)
        default: file[at] = UInt8(generator.below(256))
        }
      }
      // What is damaged is mostly refused by its checksum; so a forger repairs that.
      if !generator.onceIn(3) { SampleModel.seal(&file) }
    }
    return (file, generator.next())
  }

  /// A piece of text that is repeated.
  package func unit(_ number: Int) -> [UInt8] {
    let units = ["goal ", "a", "é", "日", "1", ".", "goal bank storm ", "\u{301}"]
    return Array(units[number % units.count].utf8)
  }
}
