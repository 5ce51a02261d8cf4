import Foundation
import PipeTesting
import Testing

@testable import CleanStage

struct DecisionTreesTests {
  /// Trees, written as `scripts/train-clean` does.
  private func encoded(
    depth: UInt16, width: UInt16, features: [UInt16], thresholds: [Float], leaves: [Float]
  ) -> String {
    var data = Data()
    func add(_ number: UInt32, _ bytes: Int) {
      for byte in 0..<bytes { data.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }
    let count = UInt16(leaves.count >> Int(depth))
    for number in [count, depth, width] + features { add(UInt32(number), 2) }
    for number in thresholds + leaves { add(number.bitPattern, 4) }
    return data.base64EncodedString()
  }

  /// Goes down a tree as one would by hand.
  private func leaf(_ row: ArraySlice<Float>, _ features: [UInt16], _ thresholds: [Float]) -> Int {
    var node = 0
    while node < features.count {
      let value = row[row.startIndex + Int(features[node])]
      node = 2 * node + (value > thresholds[node] ? 2 : 1)
    }
    return node - features.count
  }

  @Test(arguments: 0..<20)
  func everyRowEndsInItsLeaf(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let depth = Int.random(in: 1...5, using: &random)
    let width = Int.random(in: 1...9, using: &random)
    let trees = Int.random(in: 0...4, using: &random)
    let inner = 1 << depth - 1
    func floats(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float(Int.random(in: -4...4, using: &random)) / 4 }
    }
    let features = (0..<trees * inner).map { _ in
      UInt16.random(in: 0..<UInt16(width), using: &random)
    }
    let (thresholds, leaves) = (floats(trees * inner), floats(trees << depth))
    let model = try #require(
      DecisionTrees(
        base64: encoded(
          depth: UInt16(depth), width: UInt16(width), features: features, thresholds: thresholds,
          leaves: leaves)))
    let rows = floats(width * Int.random(in: 0...11, using: &random))
    var output: [Float] = [7]
    model.predict(rows, into: &output)
    let expected = stride(from: 0, to: rows.count, by: width).map { start in
      var sum: Float = 0
      for tree in 0..<trees {
        let nodes = tree * inner..<(tree + 1) * inner
        sum +=
          leaves[
            tree << depth
              + leaf(rows[start..<start + width], Array(features[nodes]), Array(thresholds[nodes]))]
      }
      return 1 / (1 + exp(-sum))
    }
    #expect(output == expected)
  }

  @Test(arguments: [
    "", "!", "AAAA", "AQABAAEA",
    // A feature that no row has.
    "AQABAAEAAQAAAAAAAAAAAAAAAAA=",
  ])
  func refusesWhatIsNoTrees(text: String) {
    #expect(DecisionTrees(base64: text) == nil)
  }
}
