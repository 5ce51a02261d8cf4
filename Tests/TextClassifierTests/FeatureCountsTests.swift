import PipeTesting
import Testing

@testable import TextClassifier

@Suite struct FeatureCountsTests {
  @Test func featuresAreCountedInTheOrderOfTheirFirstOccurrence() {
    var random = SeededGenerator(seed: 3)
    var counts = FeatureCounts()
    for size in [0, 1, 300, 20, 5000, 7] {
      counts.clear()
      var known: [UInt32: UInt32] = [:]
      var order: [UInt32] = []
      for _ in 0..<3 {
        let places = (0..<size).map { _ in UInt32.random(in: 0..<2000, using: &random) }
        for place in places {
          if known[place] == nil { order.append(place) }
          known[place, default: 0] += 1
        }
        counts.add(places[...])
      }
      #expect(counts.features.map(\.place) == order)
      #expect(counts.features.map(\.count) == order.map { known[$0] })
    }
  }
}
