import PipeTesting
import Testing

@testable import TextClassifier

@Suite struct FeatureTableTests {
  /// Hashes, as full a table as models have, and whether each has a place in it.
  private func withTable(
    of hashes: [UInt64], groups: Int, _ body: (FeatureTable, [Int?]) -> Void
  ) {
    let (prints, places) = ModelTable.place(hashes, groups: groups)
    var file = [UInt8](repeating: 0, count: 3)
    for print in prints { file += withUnsafeBytes(of: print.littleEndian, Array.init) }
    let weights = file.count
    file += [UInt8](repeating: 0, count: prints.count)
    file.withUnsafeBytes {
      body(
        FeatureTable(bytes: $0, prints: 3, groups: groups, weights: weights, labels: 1), places)
    }
  }

  @Test(arguments: [1, 2, 3, 500])
  func everyFeatureIsFoundWhereItWasPlaced(groups: Int) {
    var random = SeededGenerator(seed: UInt64(groups))
    // Fuller than in a model, so that places in all groups within reach are taken.
    let hashes = (0..<groups * 8).map { _ in random.next() }
    withTable(of: hashes, groups: groups) { table, places in
      var further = 0
      for (hash, place) in zip(hashes, places) {
        guard let place else { continue }
        #expect(table.place(of: hash) == place)
        let group = ModelTable.group(hash, of: groups)
        if place / ModelTable.width != group { further += 1 }
      }
      #expect(groups == 1 || further > 0, "a feature in another group than its own")
    }
  }

  @Test func featuresThatTheModelDoesNotKnowAreNotFound() {
    var random = SeededGenerator(seed: 5)
    let hashes = (0..<8000).map { _ in random.next() }
    withTable(of: hashes, groups: ModelTable.groups(for: hashes.count)) { table, _ in
      let found = (0..<10_000).count { _ in table.place(of: random.next()) != nil }
      // One in some thousands is taken for another.
      #expect(found < 20, "\(found)")
    }
  }

  @Test func emptyPlacesAreNeverFound() {
    withTable(of: [], groups: 4) { table, _ in
      // Hashes whose fingerprint would be 0, and its neighbours.
      for high in 0..<64 as Range<UInt64> {
        for low in 0..<3 as Range<UInt64> { #expect(table.place(of: high << 58 | low) == nil) }
      }
    }
  }
}
