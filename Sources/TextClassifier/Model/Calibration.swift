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
    let logits = zip(scores, offsets).map { $0 * slope + $1 }
    if isMultiLabel { return logits.map { 1 / (1 + exp(-$0)) } }
    let most = logits.max() ?? 0
    let powers = logits.map { exp($0 - most) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
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
  init(scores: [[Float]], targets: [[Int]], isMultiLabel: Bool) {
    let labels = scores.first?.count ?? 0
    var found = Calibration.usual(labels: labels)
    guard scores.count > 1 else {
      self = found
      return
    }
    var velocity = [Float](repeating: 0, count: labels + 1)
    for step in 0..<300 {
      var gradient = [Float](repeating: 0, count: labels + 1)
      for (row, target) in zip(scores, targets) {
        var errors = found.probabilities(of: row, isMultiLabel: isMultiLabel)
        for label in target { errors[label] -= 1 }
        for label in errors.indices {
          gradient[label] += errors[label]
          gradient[labels] += errors[label] * row[label]
        }
      }
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

  init(slope: Float, offsets: [Float]) {
    self.slope = slope
    self.offsets = offsets
  }
}
