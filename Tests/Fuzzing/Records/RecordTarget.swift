import CSVReader
import Compression
import PipeTesting
import WARCReader

/// Archives, tables and packed data: see `docs/fuzzing.md` for what is checked.
package struct RecordTarget: FuzzTarget {
  /// Creates the target.
  package init() {}

  /// Where its inputs come from.
  package static func inputs(seed: UInt64, samples: [[UInt8]]) -> any InputSource {
    RecordMutator(seed: seed)
  }

  /// What must not take more than linear time.
  package static func growth() -> any GrowthSubject { RecordGrowth() }

  /// What is wrong with what becomes of an input.
  package mutating func faults(in input: [UInt8], choices: UInt64) -> [String] {
    var generator = SeededGenerator(seed: choices)
    return archiveFaults(input, &generator).map { "archive: \($0)" }
      + tableFaults(input, &generator).map { "table: \($0)" }
      + packedFaults(input, &generator).map { "packed: \($0)" }
  }

  private func archiveFaults(_ input: [UInt8], _ generator: inout SeededGenerator) -> [String] {
    let whole = ArchiveReading(input)
    let pieces = ArchiveReading(input, most: 1 + generator.below(300), seed: generator.next())
    var faults: [String] = []
    if whole.errors.contains("does not end") { faults.append("does not end") }
    // Places may differ by the empty lines behind a record.
    if pieces.records != whole.records || pieces.errors != whole.errors {
      faults.append(
        "pieces: \(pieces.records) \(pieces.errors) instead of \(whole.records) \(whole.errors)")
    }
    if !whole.places.isEmpty {
      let index = generator.below(whole.places.count)
      let rest = ArchiveReading(input, at: whole.places[index], most: 100, seed: 1)
      if rest.records != Array(whole.records[(index + 1)...]) {
        faults.append("going on: from record \(index + 1) on it is another")
      }
    }
    return faults
  }

  private func tableFaults(_ input: [UInt8], _ generator: inout SeededGenerator) -> [String] {
    let delimiter = generator.pick([UInt8(ascii: ","), UInt8(ascii: ";"), 0x09])
    let whole = TableReading(input, delimiter)
    let most = 1 + generator.below(20)
    let pieces = TableReading(input, delimiter, most: most, seed: generator.next())
    var faults: [String] = []
    if whole.errors.contains("does not end") { faults.append("does not end") }
    if pieces.rows != whole.rows { faults.append("pieces: \(pieces) instead of \(whole)") }
    _ = CSVDialect.delimiter(of: input)
    return faults
  }

  private func packedFaults(_ input: [UInt8], _ generator: inout SeededGenerator) -> [String] {
    var faults: [String] = []
    for coding in ContentCoding.allCases {
      let whole = coding.unpackedPrefix(input, limit: 1 << 20)
      var unpacking = Unpacking(coding)
      var pieces = PieceReader(input, most: 1 + generator.below(50), seed: generator.next())
      var output: [UInt8] = []
      var hasFailed = false
      do {
        while output.count <= 1 << 20,
          try unpacking.read(
            into: &output, count: 1 + generator.below(4000),
            reading: { pieces.read(into: &$0, count: $1) }) > 0
        {}
      } catch {
        hasFailed = true
      }
      if hasFailed != (whole.error != nil), output.count <= 1 << 20 {
        faults.append("\(coding): pieces fail, and the whole does not, or the other way round")
      }
      if !hasFailed, whole.error == nil, output != whole.bytes {
        faults.append("\(coding): pieces become something else")
      }
    }
    return faults
  }
}
