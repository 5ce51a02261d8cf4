/// Trains a model that chooses sentences as people's summaries do.
///
/// Which sentences to take is told by ``GreedyOracle``; the trees learn how likely each is among them (logistic loss). No step is
/// random: the same data and options give the same model.
public struct RankerTrainer: Sendable {
  private let options: RankerTrainingOptions

  /// What is being done.
  public enum Step: Sendable, Hashable {
    /// Features are found, of so many texts.
    case reading(texts: Int)
    /// A model is trained without the texts that are held out.
    case checking
    /// The model is trained, with so many sentences.
    case training(sentences: Int)
  }

  /// What came of a training.
  public struct Outcome: Sendable {
    /// The model.
    public var model: RankerModel
    /// How good a model trained without them was on texts that were held out; nil without a check.
    public var evaluation: RankerEvaluation?
  }

  /// Creates a trainer.
  public init(_ options: RankerTrainingOptions = RankerTrainingOptions()) { self.options = options }

  /// Trains a model.
  ///
  /// - Parameters:
  ///   - texts: The texts and their summaries.
  ///   - description: What is written into the model.
  ///   - progress: Is told what is being done.
  /// - Returns: The model, and how good it is.
  public func train(
    _ texts: [SummarizedText], description: [String], progress: (Step) -> Void = { _ in }
  ) -> Outcome {
    progress(.reading(texts: texts.count))
    var training = RankerRows()
    var rest = RankerRows()
    var checked: [SummarizedText] = []
    for (index, text) in texts.enumerated() {
      if options.heldOut > 1, index % options.heldOut == options.heldOut - 1 {
        rest.add(text)
        checked.append(text)
      } else {
        training.add(text)
      }
    }
    var evaluation: RankerEvaluation?
    if !checked.isEmpty {
      progress(.checking)
      evaluation = RankerEvaluation(of: model(training, []), on: checked)
    }
    training.add(rest)
    progress(.training(sentences: training.count))
    return Outcome(model: model(training, description), evaluation: evaluation)
  }

  private func model(_ rows: RankerRows, _ description: [String]) -> RankerModel {
    guard rows.count > 0 else { return RankerModel(description: description, trees: []) }
    var grower = TreeGrower(BinnedRows(rows), options)
    var scores = [Double](repeating: 0, count: rows.count)
    var gradients = [Float](repeating: 0, count: rows.count)
    var curvatures = gradients
    // The first tree is a leaf: how likely any sentence is.
    let share = Double(rows.labels.count { $0 }) / Double(rows.count)
    let start = Int32((PortableMath.log(share / max(1 - share, 1e-9)) * RankerModel.unit).rounded())
    var trees = [
      [RankerModel.Node(feature: RankerModel.Node.leaf, skip: 0, threshold: 0, value: start)]
    ]
    for row in scores.indices { scores[row] = Double(start) / RankerModel.unit }
    for _ in 0..<options.trees {
      for row in scores.indices {
        let probability = PortableMath.logistic(scores[row])
        gradients[row] = Float(probability - (rows.labels[row] ? 1 : 0))
        curvatures[row] = Float(probability * (1 - probability))
      }
      trees.append(grower.grow(gradients: gradients, curvatures: curvatures, scores: &scores))
    }
    return RankerModel(description: description, trees: trees)
  }
}
