/// Weights of all labels, in blocks that were trained side by side.
struct LabelScorer: Sendable {
  private enum Block: Sendable {
    case four(LabelBlock<SIMD4<Float>>)
    case eight(LabelBlock<SIMD8<Float>>)
  }

  private var blocks: [Block] = []
  private let labels: Int

  /// How many labels a block has at most.
  private static func width(_ left: Int) -> Int { left <= 4 ? 4 : 8 }

  /// Trains with rows; blocks of labels are trained side by side, on all cores.
  init(_ set: TrainingSet, _ options: TrainingOptions) async {
    labels = set.labels.count
    var ranges: [Range<Int>] = []
    while (ranges.last?.upperBound ?? 0) < labels {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<min(labels, start + LabelScorer.width(labels - start)))
    }
    let parts = ranges
    await OrderedChunks.run(count: parts.count) { number in
      let range = parts[number]
      return range.count <= 4
        ? Block.four(LabelBlock(range, set, options))
        : .eight(LabelBlock(range, set, options))
    } take: {
      blocks.append($0)
    }
  }

  /// What the labels score for a row.
  func scores(of row: Int, in rows: FeatureRows) -> [Float] {
    var scores: [Float] = []
    for block in blocks {
      switch block {
      case .four(let block): append(block.scores(of: row, in: rows), to: &scores)
      case .eight(let block): append(block.scores(of: row, in: rows), to: &scores)
      }
    }
    return scores
  }

  /// The weights of a feature, a label behind the other; .
  func weights(of feature: Int) -> [Float] {
    var weights: [Float] = []
    for block in blocks {
      switch block {
      case .four(let block): append(block.weights(of: feature), to: &weights)
      case .eight(let block): append(block.weights(of: feature), to: &weights)
      }
    }
    return weights
  }

  /// The weight that all rows have, of each label.
  var biases: [Float] {
    var biases: [Float] = []
    for block in blocks {
      switch block {
      case .four(let block): append(block.bias, to: &biases)
      case .eight(let block): append(block.bias, to: &biases)
      }
    }
    return biases
  }

  private func append<Lanes: SIMD<Float>>(_ lanes: Lanes, to values: inout [Float]) {
    for lane in lanes.indices where values.count < labels { values.append(lanes[lane]) }
  }
}
