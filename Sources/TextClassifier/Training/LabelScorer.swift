/// Weights of all labels, in blocks that were trained side by side.
struct LabelScorer: LabelWeights {
  private var blocks: [any LabelWeights] = []

  /// How many labels a block has at most.
  private static func width(_ left: Int) -> Int { left <= 4 ? 4 : 8 }

  /// Trains with rows; blocks of labels are trained side by side, on all cores.
  ///
  /// - Parameters:
  ///   - set: The rows.
  ///   - options: How.
  ///   - progress: Is told how many labels are done.
  init(
    _ set: TrainingSet, _ options: TrainingOptions, progress: (Int) -> Void = { _ in }
  ) async {
    let labels = set.labels.count
    var ranges: [Range<Int>] = []
    while (ranges.last?.upperBound ?? 0) < labels {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<min(labels, start + LabelScorer.width(labels - start)))
    }
    let parts = ranges
    await OrderedChunks.run(count: parts.count) { number -> any LabelWeights in
      let range = parts[number]
      return range.count <= 4
        ? LabelBlock<SIMD4<Float>>(range, set, options)
        : LabelBlock<SIMD8<Float>>(range, set, options)
    } take: {
      blocks.append($0)
      progress(parts[blocks.count - 1].upperBound)
    }
  }

  var biases: [Float] { blocks.flatMap(\.biases) }

  func weights(of feature: Int) -> [Float] { blocks.flatMap { $0.weights(of: feature) } }

  func scores(of row: Int, in rows: FeatureRows) -> [Float] {
    blocks.flatMap { $0.scores(of: row, in: rows) }
  }
}
