/// Decides which blocks of a page are its content, where rules by themselves would be too coarse: lists,
/// shops, forums.
///
/// What the rules found is among the things it is told, so that it learns where they are wrong.
struct BlockModel: Sendable {
  /// The model that comes with pipe; `scripts/train-clean` makes it.
  static let shared: BlockModel? = DecisionTrees(base64: BlockModel.trained)
    .flatMap { $0.width == BlockFeatures.width ? BlockModel(trees: $0) : nil }

  /// What came of asking the model of a page.
  struct Choice: Sendable {
    /// How near what it chose is to what the rules found, as F measure of the text.
    var agreement: Float
    /// The probability from which it chose blocks.
    var limit: Float
    /// Whether its choice holds, rather than that of the rules.
    var isTaken: Bool
  }

  private let trees: DecisionTrees

  /// From this agreement on the rules have the last word.
  private static let enough: Float = 0.85

  /// Marks those blocks as kept that make up the content.
  ///
  /// Where the rules found nearly the same, it stays with what they found: they know the lines that stand within
  /// an article and are no part of it, one by one.
  ///
  /// - Parameters:
  ///   - blocks: The blocks of a page, as the rules have left them.
  ///   - features: What is known of them.
  ///   - favor: What to lean to in doubt.
  ///   - probabilities: How likely each block is content.
  /// - Returns: What came of it.
  func choose(
    _ blocks: inout [TextBlock], _ features: BlockFeatures, favor: Favor,
    _ probabilities: inout [Float]
  ) -> Choice {
    trees.predict(features.values, into: &probabilities)
    let limit = BlockModel.limit(probabilities, blocks, beta: favor.beta)
    var (both, either): (Float, Float) = (0, 0)
    for (block, probability) in zip(blocks, probabilities) {
      let units = Float(block.units)
      let isChosen = probability >= limit
      if block.isKept, isChosen { both += 2 * units }
      either += (block.isKept ? units : 0) + (isChosen ? units : 0)
    }
    let isEnough = both >= BlockModel.enough * either
    let choice = Choice(
      agreement: either > 0 ? both / either : 1, limit: limit, isTaken: !isEnough)
    if isEnough { return choice }
    for index in blocks.indices {
      blocks[index].ruled = blocks[index].exclusion
      blocks[index].exclusion = probabilities[index] >= limit ? nil : .model
    }
    return choice
  }

  /// The probability from which blocks are to be kept, so that the expected F measure of the text is the
  /// largest (Jansche, "A maximum expected utility framework for binary sequence labeling", 2007; here with
  /// the expectations of the counts for the expectation of their quotient).
  ///
  /// - Parameters:
  ///   - probabilities: How likely each block is content.
  ///   - blocks: The blocks; each counts by its length.
  ///   - beta: How much more recall is worth than precision.
  /// - Returns: The probability.
  static func limit(_ probabilities: [Float], _ blocks: [TextBlock], beta: Float) -> Float {
    let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    let weight = beta * beta
    var expected: Float = 0
    for index in order { expected += probabilities[index] * Float(blocks[index].units) }
    var (right, taken): (Float, Float) = (0, 0)
    var best: (measure: Float, limit: Float) = (-1, 1)
    for index in order {
      let units = Float(blocks[index].units)
      right += probabilities[index] * units
      taken += units
      let measure = (1 + weight) * right / max(taken + weight * expected, 1)
      if measure > best.measure { best = (measure, probabilities[index]) }
    }
    return best.limit
  }
}

extension Favor {
  /// How much more recall is worth than precision, as in the F measure (van Rijsbergen, 1979).
  var beta: Float {
    switch self {
    case .precision: 0.5
    case .balanced: 1
    case .recall: 2
    }
  }
}
