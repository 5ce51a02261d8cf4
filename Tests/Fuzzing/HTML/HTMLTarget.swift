import HTML
import PipeTesting

/// The module `HTML` as a whole: see `docs/fuzzing.md` for what is checked.
package struct HTMLTarget: FuzzTarget {
  private var parsers = [false, true].map {
    HTMLParser(options: Reading(scripting: $0, context: nil).options)
  }
  private var tree = HTMLTree()
  private var roundTrip = RoundTripCheck()
  private var text = TextCheck()
  private var limits = LimitCheck()
  private var sanitizer = SanitizerCheck()

  /// Creates the target.
  package init() {}

  /// Where its inputs come from.
  package static func inputs(seed: UInt64, samples: [[UInt8]]) -> any InputSource {
    MarkupMutator(seed: seed, samples: samples)
  }

  /// What must not take more than linear time.
  package static func growth() -> any GrowthSubject { GrowthWork() }

  /// What is wrong with what becomes of an input.
  package mutating func faults(in input: [UInt8], choices: UInt64) -> [String] {
    var generator = SeededGenerator(seed: choices)
    var faults = EncodingCheck.faults(of: input, by: &parsers[0], &generator)
      .map { "encoding: \($0)" }
    var readings = Reading.documents() + (0..<2).map { _ in Reading.fragment(&generator) }
    // What is long takes its time, and mostly repeats itself.
    if input.count > 50_000 { readings = [generator.pick(readings)] }
    for reading in readings {
      faults += self.faults(in: input, as: reading, &generator).map { "\(reading): \($0)" }
    }
    let reading = generator.pick(readings)
    faults += limits.faults(of: input, as: reading, &generator).map { "limits, \(reading): \($0)" }
    faults += sanitizer.faults(
      of: String(decoding: input, as: UTF8.self), policy: generator.below(sanitizer.count)
    ).map { "sanitiser, \($0)" }
    return faults
  }

  private mutating func faults(
    in input: [UInt8], as reading: Reading, _ generator: inout SeededGenerator
  ) -> [String] {
    let parser = reading.scripting ? 1 : 0
    reading.parse(input, with: &parsers[parser], into: &tree)
    var faults = TreeCheck.faults(of: tree).map { "tree: \($0)" }
    if !faults.isEmpty { return faults }
    faults += text.faults(of: tree, &generator)
    faults += roundTrip.faults(of: tree, read: reading, by: &parsers[parser])
      .map { "round trip: \($0)" }
    faults += sanitizer.faults(of: tree, policy: generator.below(sanitizer.count))
      .map { "sanitiser, \($0)" }
    if generator.onceIn(4) {
      var fresh = HTMLParser(options: reading.options)
      var other = HTMLTree()
      reading.parse(input, with: &fresh, into: &other)
      if TreeImage.of(other) != TreeImage.of(tree) || other.limits != tree.limits {
        faults.append("a parser that was used before reads it otherwise")
      }
    }
    return faults
  }
}
