import PipeKit
import PipeTesting
import Testing

@testable import CleanStage

struct BlockModelTests {
  private func block(_ units: Int) -> TextBlock {
    TextBlock(kind: .paragraph, container: 0, first: 0, last: 0, range: 0..<0, units: units)
  }

  @Test func theShippedModelFitsTheFeatures() {
    #expect(BlockModel.shared != nil)
    #expect(Set(BlockFeatures.names).count == BlockFeatures.width)
  }

  @Test func everyBlockHasAllFeatures() {
    for html in ["", "<p>One.", "<h1>Title</h1><ul><li>One<li>Two</ul><p>Three, four. Five!"] {
      let page = TrainingPage(Array(html.utf8), address: nil)
      #expect(page.features.count == page.texts.count * TrainingPage.featureNames.count)
      #expect(!page.features.contains { !$0.isFinite })
    }
  }

  /// The limit is compared with that of the best of all sets of the most probable blocks.
  @Test(arguments: 0..<20)
  func theLimitHasTheLargestExpectedMeasure(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...30, using: &random)
    let probabilities = (0..<count).map { _ in Float.random(in: 0...1, using: &random) }
    let blocks = (0..<count).map { _ in block(Int.random(in: 1...500, using: &random)) }
    func measure(_ limit: Float) -> Float {
      var (right, taken, all): (Float, Float, Float) = (0, 0, 0)
      for (probability, block) in zip(probabilities, blocks) {
        all += probability * Float(block.units)
        guard probability >= limit else { continue }
        right += probability * Float(block.units)
        taken += Float(block.units)
      }
      return 2 * right / max(taken + all, 1)
    }
    let limit = BlockModel.limit(probabilities, blocks, beta: 1)
    let best = probabilities.map(measure).max() ?? 0
    #expect(abs(measure(limit) - best) < 1e-4)
  }

  @Test func aLeaningToRecallTakesMoreAndOneToPrecisionLess() {
    let probabilities: [Float] = [0.95, 0.8, 0.6, 0.45, 0.3, 0.15]
    let blocks = probabilities.map { _ in block(100) }
    let limits = [Favor.precision, .balanced, .recall].map {
      BlockModel.limit(probabilities, blocks, beta: $0.beta)
    }
    #expect(limits[0] > limits[1] && limits[1] > limits[2])
  }

  @Test func thereIsNoLimitWithoutBlocks() {
    #expect(BlockModel.limit([], [], beta: 1) == 1)
  }
}
