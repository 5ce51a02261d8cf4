import PipeTesting

/// Makes inputs that are meant to find faults: markup of a grammar, of samples, and of both, damaged.
///
/// The same seed, number and samples give the same input.
package struct MarkupMutator: InputSource {
  private let seed: UInt64
  private let samples: [[UInt8]]
  private let maximumLength: Int

  /// Creates a mutator.
  ///
  /// - Parameters:
  ///   - seed: What all inputs follow from.
  ///   - samples: Inputs that others are made of.
  ///   - maximumLength: How many bytes an input has at most; most have a few hundred.
  package init(seed: UInt64, samples: [[UInt8]] = [], maximumLength: Int = 1 << 20) {
    var generator = SeededGenerator(seed: seed)
    self.seed = generator.next()
    self.samples = samples.filter { !$0.isEmpty }
    self.maximumLength = maximumLength
  }

  /// The input of a number, and what the choices of those who read it follow from.
  package func input(_ number: Int) -> (bytes: [UInt8], choices: UInt64) {
    var generator = SeededGenerator(seed: seed &+ UInt64(truncatingIfNeeded: number))
    let choices = generator.next()
    var grammar = MarkupGrammar(generator: generator)
    var bytes = base(&grammar)
    damage(&bytes, &grammar)
    return (bytes, choices)
  }

  /// Damages an input in some places, or leaves it as it is.
  func damage(_ bytes: inout [UInt8], _ grammar: inout MarkupGrammar) {
    if !grammar.generator.onceIn(4) {
      for _ in 0..<1 + grammar.generator.below(6) { mutate(&bytes, &grammar) }
    }
    if grammar.generator.onceIn(60) { inflate(&bytes, &grammar) }
    if bytes.count > maximumLength { bytes.removeSubrange(maximumLength...) }
  }

  /// A piece of markup that is to be repeated, to see whether time stays in proportion.
  package func unit(_ number: Int) -> [UInt8] {
    let generator = SeededGenerator(seed: ~seed &+ UInt64(truncatingIfNeeded: number))
    var grammar = MarkupGrammar(generator: generator)
    var unit: [UInt8] = []
    for _ in 0..<1 + grammar.generator.below(5) { unit.append(contentsOf: grammar.piece()) }
    return unit
  }

  private func base(_ grammar: inout MarkupGrammar) -> [UInt8] {
    switch grammar.generator.below(10) {
    case 0..<5: return grammar.markup(pieces: 1 + grammar.generator.below(40))
    case 5: return grammar.markup(pieces: 200)
    case 6...7 where !samples.isEmpty:
      return excerpt(&grammar.generator)
    case 8:
      return (0..<1 + grammar.generator.below(3)).flatMap { _ in
        Array(grammar.generator.pick(AttackVectors.all).html.utf8)
      }
    default: return (0..<grammar.generator.below(40)).flatMap { _ in grammar.piece() }
    }
  }

  /// A sample, or a part of one that is long.
  private func excerpt(_ generator: inout SeededGenerator) -> [UInt8] {
    let sample = generator.pick(samples)
    let length = generator.onceIn(8) ? 200_000 : 4000
    if sample.count <= length { return sample }
    let start = generator.onceIn(2) ? 0 : generator.below(sample.count - length)
    return Array(sample[start..<start + length])
  }

  // MARK: Damage

  private func mutate(_ bytes: inout [UInt8], _ grammar: inout MarkupGrammar) {
    let start = grammar.generator.below(bytes.count + 1)
    let longest = min(bytes.count - start, grammar.generator.onceIn(4) ? 400 : 12)
    let end = start + (longest > 0 ? grammar.generator.below(longest + 1) : 0)
    switch grammar.generator.below(9) {
    case 0 where start < bytes.count:
      bytes[start] ^= 1 << UInt8(grammar.generator.below(8))
    case 1 where start < bytes.count:
      bytes[start] = UInt8(grammar.generator.below(256))
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
    case 4:
      let place = grammar.generator.below(bytes.count + 1)
      bytes.insert(contentsOf: Array(bytes[start..<end]), at: place)
    case 5 where !samples.isEmpty:
      let sample = excerpt(&grammar.generator)
      let first = grammar.generator.below(sample.count)
      let last = min(sample.count, first + 1 + grammar.generator.below(300))
      bytes.insert(contentsOf: sample[first..<last], at: start)
    case 6:
      let piece = grammar.piece()
      let count = grammar.generator.onceIn(8) ? 700 : 1 + grammar.generator.below(4)
      for _ in 0..<count { bytes.insert(contentsOf: piece, at: start) }
    case 7: bytes.replaceSubrange(start..<end, with: grammar.markup(pieces: 5))
    default: bytes.insert(contentsOf: grammar.piece(), at: start)
    }
  }

  /// Repeats a part of an input many times, or makes one of its names, values or texts long.
  private func inflate(_ bytes: inout [UInt8], _ grammar: inout MarkupGrammar) {
    let start = grammar.generator.below(bytes.count + 1)
    let end = min(bytes.count, start + 1 + grammar.generator.below(60))
    let isToken = start == end || grammar.generator.onceIn(3)
    let unit = isToken ? [UInt8(0x61 + grammar.generator.below(26))] : Array(bytes[start..<end])
    let limit = grammar.generator.onceIn(10) ? maximumLength : maximumLength / 16
    let room = max(0, limit - bytes.count)
    let count = min(room, 1 + grammar.generator.below(max(1, room))) / unit.count
    bytes.insert(contentsOf: repeatElement(unit, count: count).joined(), at: start)
  }
}
