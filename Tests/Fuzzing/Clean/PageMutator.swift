import PipeTesting

/// Makes pages: of the grammar of pages, of samples and of the grammar of markup, damaged or not.
package struct PageMutator: InputSource {
  private let seed: UInt64
  private let samples: [[UInt8]]
  private let markup: MarkupMutator
  private let maximumLength: Int

  /// Creates a mutator.
  ///
  /// - Parameters:
  ///   - seed: What all inputs follow from.
  ///   - samples: Pages and texts that others are made of.
  ///   - maximumLength: How many bytes an input has at most.
  package init(seed: UInt64, samples: [[UInt8]], maximumLength: Int = 1 << 20) {
    var generator = SeededGenerator(seed: seed)
    self.seed = generator.next()
    self.samples = samples.filter { !$0.isEmpty }
    self.maximumLength = maximumLength
    markup = MarkupMutator(seed: seed, samples: samples, maximumLength: maximumLength)
  }

  /// The input of a number, and what the choices of those who read it follow from.
  package func input(_ number: Int) -> (bytes: [UInt8], choices: UInt64) {
    var generator = SeededGenerator(seed: seed &+ UInt64(truncatingIfNeeded: number))
    let choices = generator.next()
    var bytes: [UInt8]
    switch generator.below(8) {
    case 0: return (markup.input(number).bytes, choices)
    case 1,
      2 where !samples.isEmpty:
      bytes = generator.pick(samples)
    default:
      var pages = PageGrammar(generator: generator)
      bytes = pages.page(parts: pages.generator.pick([3, 10, 20, 40]))
      generator = pages.generator
    }
    var grammar = MarkupGrammar(generator: generator)
    if !grammar.generator.onceIn(3) { markup.damage(&bytes, &grammar) }
    if bytes.count > maximumLength { bytes.removeSubrange(maximumLength...) }
    return (bytes, choices)
  }

  /// A part of a page that is to be repeated.
  package func unit(_ number: Int) -> [UInt8] {
    var pages = PageGrammar(
      generator: SeededGenerator(seed: ~seed &+ UInt64(truncatingIfNeeded: number)))
    if pages.generator.onceIn(4) { return markup.unit(number) }
    return (0..<1 + pages.generator.below(3)).flatMap { _ in pages.piece() }
  }
}
