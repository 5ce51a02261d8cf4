import PipeTesting

/// Makes feeds of a grammar, of samples and of markup, damaged or not.
package struct FeedMutator: InputSource {
  private let seed: UInt64
  private let markup: MarkupMutator
  private let maximumLength: Int

  /// Creates a mutator.
  ///
  /// - Parameters:
  ///   - seed: What all inputs follow from.
  ///   - samples: Documents that others are made of.
  ///   - maximumLength: How many bytes an input has at most.
  package init(seed: UInt64, samples: [[UInt8]], maximumLength: Int = 1 << 20) {
    var generator = SeededGenerator(seed: seed)
    self.seed = generator.next()
    self.maximumLength = maximumLength
    markup = MarkupMutator(seed: seed, samples: samples, maximumLength: maximumLength)
  }

  /// The input of a number, and what the choices of those who read it follow from.
  package func input(_ number: Int) -> (bytes: [UInt8], choices: UInt64) {
    var generator = SeededGenerator(seed: seed &+ UInt64(truncatingIfNeeded: number))
    let choices = generator.next()
    if generator.onceIn(12) { return (markup.input(number).bytes, choices) }
    var grammar = FeedGrammar(generator: generator)
    var bytes = Array(grammar.feed().utf8)
    var damage = MarkupGrammar(generator: grammar.generator)
    if !damage.generator.onceIn(3) { markup.damage(&bytes, &damage) }
    if bytes.count > maximumLength { bytes.removeSubrange(maximumLength...) }
    return (bytes, choices)
  }

  /// A part of a feed that is to be repeated.
  package func unit(_ number: Int) -> [UInt8] {
    var grammar = FeedGrammar(
      generator: SeededGenerator(seed: ~seed &+ UInt64(truncatingIfNeeded: number)))
    if grammar.generator.onceIn(3) { return markup.unit(number) }
    return Array(grammar.generator.onceIn(4) ? grammar.entry("item").utf8 : grammar.field().utf8)
  }
}
