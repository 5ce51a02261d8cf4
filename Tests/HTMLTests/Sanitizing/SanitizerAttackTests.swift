import Fuzzing
import HTML
import PipeTesting
import Testing

@Suite struct SanitizerAttackTests {
  private var check = SanitizerCheck()

  @Test mutating func noVectorComesThroughInAnyContext() {
    #expect(AttackVectors.all.count >= 150)
    for (index, (kind, html)) in AttackVectors.all.enumerated() {
      let faults = check.faults(of: html, policies: index % 4 == 0 ? 7 : 3)
      #expect(faults.isEmpty, "\(kind): \(html)\n\(faults.joined(separator: "\n"))")
    }
    let kinds = Dictionary(grouping: AttackVectors.all, by: \.kind).mapValues(\.count)
    let counts = kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    Attachment.record(counts.joined(separator: "\n"), named: "attack-vectors.txt")
  }

  @Test mutating func noVectorComesThroughWithinAnother() {
    for seed in 0..<30 as Range<UInt64> {
      var random = RandomMarkup(seed: seed)
      let html = (0..<4).map { _ in random.pick(AttackVectors.all).html }.joined()
      let faults = check.faults(of: html, policies: 3)
      #expect(faults.isEmpty, "seed \(seed): \(html)\n\(faults.joined(separator: "\n"))")
      if !faults.isEmpty { break }
    }
  }

  @Test mutating func misnestedMarkupIsParsedToWhatWasWritten() {
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomMarkup(seed: seed)
      let html = random.soup()
      let faults = check.faults(of: html, policies: 3)
      #expect(faults.isEmpty, "seed \(seed): \(html)\n\(faults.joined(separator: "\n"))")
      if !faults.isEmpty { break }
    }
  }
}
