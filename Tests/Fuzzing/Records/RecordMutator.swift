import PipeTesting

/// Damages archives, tables and packed data.
package struct RecordMutator: InputSource {
  private let seed: UInt64

  /// Creates a source.
  package init(seed: UInt64) { self.seed = seed }

  /// The input of a number.
  package func input(_ number: Int) -> (bytes: [UInt8], choices: UInt64) {
    var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
    var bytes = base(&generator)
    for _ in 0..<generator.below(6) where !bytes.isEmpty {
      let at = generator.below(bytes.count)
      let end = min(at + 1 + generator.below(40), bytes.count)
      switch generator.below(4) {
      case 0: bytes[at] ^= UInt8(1 << generator.below(8))
      case 1: bytes.removeSubrange(at..<end)
      case 2: bytes.insert(contentsOf: Array(bytes[at..<end]), at: generator.below(bytes.count))
      default: for index in at..<end { bytes[index] = UInt8(generator.below(256)) }
      }
    }
    return (bytes, generator.next())
  }

  /// A piece that is repeated.
  package func unit(_ number: Int) -> [UInt8] {
    let units = [
      "WARC/1.0\r\n", "\u{1F}\u{8B}\u{8}", "\"", "a,\"b\n", "\r\n\r\n",
      "WARC/1.1\r\nContent-Length: 9\r\n\r\n",
    ]
    return Array(units[number % units.count].utf8)
  }

  private func base(_ generator: inout SeededGenerator) -> [UInt8] {
    if generator.onceIn(3) {
      let pieces = ["a", "\"", ",", ";", "\n", "\r\n", "\t", "é", "\"\"", " ", "1,2\n", "\r"]
      return (0..<generator.below(60)).flatMap { _ in Array(generator.pick(pieces).utf8) }
    }
    let records = SampleArchive.records(1 + generator.below(4))
    switch generator.below(3) {
    case 0: return records.flatMap { $0 }
    case 1: return records.flatMap { SampleArchive.gzip($0) }
    default: return SampleArchive.gzip(records.flatMap { $0 })
    }
  }
}
