/// Weights of a few labels, which are trained side by side: one against the rest each.
///
/// A linear support vector machine with squared hinge loss, trained by dual coordinate descent
/// (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008), on
/// features that are scaled by how much they tell of the label, the log-count ratios of naive Bayes
/// (Wang and Manning, "Baselines and Bigrams", ACL 2012). The scale is worked into the weights.
///
/// A lane of `Lanes` is a label; a row's features count 1 / √n each, so that its length is 1.
struct LabelBlock<Lanes: SIMD<Float> & Sendable>: LabelWeights {
  /// Of each feature its weights, and the squares of its scales behind.
  private var cells: [Lanes]
  /// The weights of what all rows have.
  private var bias: Lanes = .zero
  /// How many of the lanes are labels.
  private let count: Int

  /// Trains with rows.
  ///
  /// - Parameters:
  ///   - labels: The numbers of the labels.
  ///   - set: The rows.
  ///   - options: How.
  init(_ labels: Range<Int>, _ set: TrainingSet, _ options: TrainingOptions) {
    count = labels.count
    cells = [Lanes](repeating: .zero, count: 2 * set.hashes.count)
    var signs = [Lanes](repeating: Lanes(repeating: -1), count: set.rows.count)
    var positives = Lanes.zero
    for row in 0..<set.rows.count {
      for target in set.targets[row] where labels.contains(target) {
        signs[row][target - labels.lowerBound] = 1
        positives[target - labels.lowerBound] += 1
      }
    }
    scale(set, signs)
    optimise(set, signs, positives, options)
  }

  var biases: [Float] { list(bias) }

  func weights(of feature: Int) -> [Float] { list(cells[2 * feature]) }

  func scores(of row: Int, in rows: FeatureRows) -> [Float] {
    var sum = Lanes.zero
    var square: Float = 0
    for place in rows.starts[row]..<rows.starts[row + 1] {
      let value = rows.values.isEmpty ? 1 : rows.values[place]
      sum += cells[2 * Int(rows.features[place])] * value
      square += value * value
    }
    return list(square > 0 ? bias + sum / square.squareRoot() : bias)
  }

  private func list(_ lanes: Lanes) -> [Float] { (0..<count).map { lanes[$0] } }

  /// Finds how much each feature tells of each label.
  private mutating func scale(_ set: TrainingSet, _ signs: [Lanes]) {
    var all = [Float](repeating: 0, count: set.hashes.count)
    var totals = Lanes.zero
    var total: Float = 0
    for row in 0..<set.rows.count {
      let isLabel = (signs[row] + 1) * 0.5
      for place in set.rows.starts[row]..<set.rows.starts[row + 1] {
        let feature = Int(set.rows.features[place])
        cells[2 * feature] += isLabel
        all[feature] += 1
      }
    }
    for feature in set.hashes.indices {
      totals += cells[2 * feature] + 1
      total += all[feature] + 2
    }
    let rest = Lanes(repeating: total) - totals
    for feature in set.hashes.indices {
      let positive = cells[2 * feature] + 1
      let negative = Lanes(repeating: all[feature] + 2) - positive
      var ratios = Lanes.zero
      for lane in ratios.indices {
        let ratio = logarithm(
          positive[lane] / max(totals[lane], 1) / (negative[lane] / max(rest[lane], 1)))
        ratios[lane] = ratio * ratio
      }
      cells[2 * feature] = .zero
      cells[2 * feature + 1] = ratios
    }
  }

  private mutating func optimise(
    _ set: TrainingSet, _ signs: [Lanes], _ positives: Lanes,
    _ options: TrainingOptions
  ) {
    let costs = LabelBlock.costs(positives, rows: set.rows.count, options)
    let one = Lanes(repeating: 1)
    // What the diagonal of the dual gets from the loss, on each side.
    let soft = (one / (costs.positive * 2), one / (costs.negative * 2))
    var lengths: [Float] = []
    var diagonals: [Lanes] = []
    for row in 0..<set.rows.count {
      var square: Float = 0
      var diagonal = Lanes.zero
      for place in set.rows.starts[row]..<set.rows.starts[row + 1] {
        let value = set.rows.values.isEmpty ? 1 : set.rows.values[place]
        square += value * value
        diagonal += cells[2 * Int(set.rows.features[place]) + 1] * (value * value)
      }
      lengths.append(square > 0 ? 1 / square.squareRoot() : 0)
      diagonals.append(square > 0 ? diagonal / square + one : one)
    }
    var alphas = [Lanes](repeating: .zero, count: set.rows.count)
    var order = Array(0..<set.rows.count)
    var random = SplitMix(seed: options.seed)
    let (starts, features, values) = (set.rows.starts, set.rows.features, set.rows.values)
    var bias = Lanes.zero
    for _ in 0..<options.epochs {
      order.shuffle(using: &random)
      var largest: Float = 0
      var cells = cells.mutableSpan
      for row in order {
        let range = starts[row]..<starts[row + 1]
        let sign = signs[row]
        var dot = Lanes.zero
        if values.isEmpty {
          for at in range { dot += cells[2 * Int(features[at])] }
        } else {
          for at in range { dot += cells[2 * Int(features[at])] * values[at] }
        }
        dot = dot * lengths[row] + bias
        let softness = soft.1.replacing(with: soft.0, where: sign .> 0)
        let alpha = alphas[row]
        let gradient = sign * dot - one + alpha * softness
        let new = (alpha - gradient / (diagonals[row] + softness)).clamped(
          lowerBound: .zero, upperBound: Lanes(repeating: .greatestFiniteMagnitude))
        guard new != alpha else { continue }
        alphas[row] = new
        let step = (new - alpha) * sign
        largest = max(largest, (new - alpha).max(), (alpha - new).max())
        bias += step
        let scaled = step * lengths[row]
        if values.isEmpty {
          for at in range {
            let cell = 2 * Int(features[at])
            cells[cell] += scaled * cells[cell + 1]
          }
        } else {
          for at in range {
            let cell = 2 * Int(features[at])
            cells[cell] += scaled * cells[cell + 1] * values[at]
          }
        }
      }
      if largest < 1e-3 { break }
    }
    self.bias = bias
  }

  /// What a row costs that is on the wrong side, by the side that it belongs to.
  private static func costs(
    _ positives: Lanes, rows: Int, _ options: TrainingOptions
  ) -> (positive: Lanes, negative: Lanes) {
    let cost = Lanes(repeating: options.cost)
    guard options.balance > 0 else { return (cost, cost) }
    var positive = cost
    for lane in positive.indices {
      let share = max(positives[lane], 1) / Float(max(rows, 1))
      positive[lane] *= power((1 - share) / share, options.balance)
    }
    return (positive, cost)
  }
}
