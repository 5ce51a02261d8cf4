import Foundation

/// Makes probabilities of scores.
///
/// Of labels that exclude each other by a softmax of scores that are stretched and shifted (vector
/// scaling: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017), else each by a
/// logistic function (Platt, 1999).
struct Calibration: Codable, Sendable {
  /// What scores are multiplied by.
  var slope: Float
  /// What is added, of each label.
  var offsets: [Float]

  /// The probabilities of labels.
  func probabilities(of scores: [Float], isMultiLabel: Bool) -> [Float] {
    var probabilities: [Float] = []
    probabilities.reserveCapacity(scores.count)
    append(probabilitiesOf: scores, to: &probabilities, isMultiLabel: isMultiLabel)
    return probabilities
  }

  /// Helps rare labels: the same, as if labels were more evenly frequent than they are (Menon et al., "Long-tail
  /// Learning via Logit Adjustment", ICLR 2021).
  ///
  /// - Parameters:
  ///   - counts: How many rows have each label.
  ///   - rows: How many there are.
  ///   - balance: 0 not at all, 1 as if all were equally frequent.
  ///   - isMultiLabel: Whether labels are decided one by one.
  /// - Returns: A calibration with other offsets.
  func balanced(_ counts: [Int], rows: Int, _ balance: Float, isMultiLabel: Bool) -> Calibration {
    guard balance > 0 else { return self }
    var new = self
    for (label, count) in counts.enumerated() {
      // Without a row of its own, or with all of them, a label would count without bound.
      let share = (Float(count) + 0.5) / (Float(rows) + 1)
      new.offsets[label] -= balance * logarithm(isMultiLabel ? share / (1 - share) : share)
    }
    return new
  }

  /// What is usual where there are no rows to find it with.
  static func usual(labels: Int) -> Calibration {
    Calibration(slope: 3, offsets: [Float](repeating: 0, count: labels))
  }

  /// Finds what makes given labels most probable, by gradient descent with momentum; the offsets are
  /// held near 0.
  ///
  /// - Parameters:
  ///   - scores: Scores of rows that the scorer was not trained with.
  ///   - targets: The labels of these rows.
  ///   - isMultiLabel: Whether labels are decided one by one.
  init(scores: [[Float]], targets: [[Int]], isMultiLabel: Bool) async {
    let labels = scores.first?.count ?? 0
    var found = Calibration.usual(labels: labels)
    guard scores.count > 1, labels > 0 else {
      self = found
      return
    }
    // As much work at a time as is worth handing over.
    let size = max(1, 1 << 15 / max(labels, 1))
    var velocity = [Float](repeating: 0, count: labels + 1)
    for step in 0..<300 {
      var gradient = [Float](repeating: 0, count: labels + 1)
      let current = found
      var stretch: Float = 0
      var done = 0
      // Pieces are worked on by all cores and added up in their order, so that their number makes no difference.
      await OrderedChunks.run(count: (scores.count + size - 1) / size) { number in
        let rows = number * size..<min(scores.count, (number + 1) * size)
        return current.errors(scores[rows], targets[rows], isMultiLabel: isMultiLabel)
      } take: { errors in
        var at = 0
        for row in done..<done + errors.count / labels {
          for label in 0..<labels {
            gradient[label] += errors[at]
            stretch += errors[at] * scores[row][label]
            at += 1
          }
        }
        done += errors.count / labels
      }
      gradient[labels] = stretch
      let rate: Float = step < 200 ? 2 : 0.5
      for index in gradient.indices {
        let pull = index < labels ? found.offsets[index] * 0.1 : 0
        velocity[index] =
          0.8 * velocity[index] - rate * (gradient[index] / Float(scores.count) + pull)
      }
      for label in 0..<labels { found.offsets[label] += velocity[label] }
      found.slope = min(max(found.slope + velocity[labels], 0.05), 100)
    }
    self = found
  }

  /// How far the probabilities of rows are from what is known, row by row.
  private func errors(
    _ scores: ArraySlice<[Float]>, _ targets: ArraySlice<[Int]>, isMultiLabel: Bool
  ) -> [Float] {
    var errors: [Float] = []
    errors.reserveCapacity(scores.count * offsets.count)
    for (row, target) in zip(scores, targets) {
      let start = errors.count
      append(probabilitiesOf: row, to: &errors, isMultiLabel: isMultiLabel)
      for label in target { errors[start + label] -= 1 }
    }
    return errors
  }

  /// Appends the probabilities of labels.
  private func append(
    probabilitiesOf scores: [Float], to list: inout [Float], isMultiLabel: Bool
  ) {
    let start = list.count
    for label in scores.indices { list.append(scores[label] * slope + offsets[label]) }
    let range = start..<list.count
    if isMultiLabel {
      for index in range { list[index] = 1 / (1 + exp(-list[index])) }
      return
    }
    let most = list[range].max() ?? 0
    var sum: Float = 0
    for index in range {
      list[index] = exp(list[index] - most)
      sum += list[index]
    }
    for index in range { list[index] /= sum }
  }

  init(slope: Float, offsets: [Float]) {
    self.slope = slope
    self.offsets = offsets
  }
}
