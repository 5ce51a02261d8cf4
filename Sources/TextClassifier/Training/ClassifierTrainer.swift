/// Trains classifiers and checks them on rows that they were not trained with.
public struct ClassifierTrainer: Sendable {
  /// What is going on, for who waits.
  public enum Step: Sendable, Hashable {
    /// Texts are read.
    case reading(rows: Int)
    /// A classifier is trained with some of the rows, to be checked on the others.
    case checking(part: Int, of: Int)
    /// The classifier is trained with all rows.
    case training(rows: Int, features: Int)
    /// Some labels of the one that is being trained are done.
    case trained(labels: Int, of: Int)
    /// How sure its answers are is found on rows that were held out.
    case calibrating(rows: Int)
  }

  /// What comes of it.
  public struct Outcome: Sendable {
    /// The classifier, trained with all rows.
    public var model: ClassifierModel
    /// How well classifiers do on rows that they were not trained with; nil where none were held out.
    public var evaluation: Evaluation?
    /// The rows that the evaluation is about, by their numbers, in its order.
    public var checkedRows: [Int]
  }

  /// What the model is called and for.
  public struct Description: Sendable {
    /// What it is called.
    public var name = "classifier"
    /// The languages of the rows, as ISO 639-1 codes.
    public var languages: [String] = []
    /// Codes of labels in a vocabulary.
    public var codes: [String: String] = [:]
    /// Whom to thank for the rows.
    public var credits: [String] = []

    /// Creates the description of a classifier that has no name.
    public init() {}
  }

  private let options: TrainingOptions
  private let folds: Int

  /// Creates a trainer.
  ///
  /// - Parameters:
  ///   - options: How to train.
  ///   - folds: In how many parts the rows are divided, each of which checks a classifier that is
  ///     trained with the others; 1 to hold out one part, ``TrainingOptions/heldOut``.
  public init(_ options: TrainingOptions = TrainingOptions(), folds: Int = 1) {
    self.options = options
    self.folds = max(1, folds)
  }

  /// Trains a classifier.
  ///
  /// - Parameters:
  ///   - rows: What to train with. Rows without labels count only where a row may have several.
  ///   - unchecked: More rows to train with, which are never held out.
  ///   - description: What the model says of itself.
  ///   - progress: Is told what is going on.
  /// - Returns: The classifier, and how well it does.
  /// - Throws: ``ModelError`` where the rows are too few, or have fewer than two labels.
  public func train(
    _ rows: [LabelledText], unchecked: [LabelledText] = [], _ description: Description,
    progress: @Sendable (Step) -> Void = { _ in }
  ) async throws(ModelError) -> Outcome {
    try check(rows + unchecked)
    progress(.reading(rows: rows.count + unchecked.count))
    let set = await TrainingSet(rows + unchecked, options)
    let extra = Array(rows.count..<rows.count + unchecked.count)
    let parts = self.parts(of: set, rows.count)
    var checked: [(row: Int, scores: [Float])] = []
    for (number, part) in parts.enumerated() {
      progress(.checking(part: number + 1, of: parts.count))
      let held = Set(part)
      let others = (0..<rows.count).filter { !held.contains($0) } + extra
      let divided = set.divided(training: others, others: part, options)
      let scorer = await LabelScorer(divided.training, options) {
        progress(.trained(labels: $0, of: set.labels.count))
      }
      for (place, row) in part.enumerated() {
        checked.append((row, scorer.scores(of: place, in: divided.others)))
      }
    }
    let everything = set.divided(
      training: Array(0..<rows.count) + extra, others: [], options
    ).training
    guard !everything.hashes.isEmpty else {
      throw ModelError(
        options.leastRows > 1
          ? "no word is in \(options.leastRows) rows or more, so that there is nothing to learn from"
          : "the rows have no words, so that there is nothing to learn from",
        hint: "see whether the field of the text is the right one, and add rows")
    }
    progress(.training(rows: rows.count + unchecked.count, features: everything.hashes.count))
    let scorer = await LabelScorer(everything, options) {
      progress(.trained(labels: $0, of: set.labels.count))
    }
    let calibration = await calibration(checked, set, rows.count + unchecked.count, progress)
    let evaluation =
      checked.isEmpty
      ? nil
      : Evaluation(
        labels: set.labels, isMultiLabel: options.isMultiLabel,
        answers: checked.map {
          calibration.probabilities(of: $0.scores, isMultiLabel: options.isMultiLabel)
        }, targets: checked.map { set.targets[$0.row] })
    let header = ModelHeader(
      name: description.name, languages: description.languages, labels: set.labels,
      codes: description.codes.isEmpty ? [] : set.labels.map { description.codes[$0] ?? "" },
      isMultiLabel: options.isMultiLabel, features: options.features, groups: 0, biases: [],
      scales: [], calibration: calibration, rows: rows.count + unchecked.count,
      checkedRows: checked.count, accuracy: Float(evaluation?.accuracy ?? 0),
      credits: description.credits)
    return Outcome(
      model: try ClassifierModel(scorer, everything, header), evaluation: evaluation,
      checkedRows: checked.map(\.row))
  }

  /// What makes probabilities of scores, found on rows that were held out.
  private func calibration(
    _ checked: [(row: Int, scores: [Float])], _ set: TrainingSet, _ rows: Int,
    _ progress: @Sendable (Step) -> Void
  ) async -> Calibration {
    var found = Calibration.usual(labels: set.labels.count)
    if checked.count >= 20 {
      progress(.calibrating(rows: checked.count))
      found = await Calibration(
        scores: checked.map(\.scores), targets: checked.map { set.targets[$0.row] },
        isMultiLabel: options.isMultiLabel)
    }
    var counts = [Int](repeating: 0, count: set.labels.count)
    for target in set.targets { for label in target { counts[label] += 1 } }
    return found.balanced(
      counts, rows: rows, options.balance, isMultiLabel: options.isMultiLabel)
  }

  private func check(_ rows: [LabelledText]) throws(ModelError) {
    let labels = Set(rows.lazy.flatMap(\.labels))
    guard let first = labels.first else {
      throw ModelError(
        "no row has a label", hint: "see whether the column or field of the labels is the right one"
      )
    }
    guard labels.count > 1 || options.isMultiLabel && rows.contains(where: \.labels.isEmpty) else {
      throw ModelError(
        "all rows have the label '\(first)', so that there is nothing to tell apart",
        hint: "add rows with another label")
    }
    if !options.isMultiLabel, let row = rows.firstIndex(where: { $0.labels.count != 1 }) {
      throw ModelError(
        "row \(row + 1) has \(rows[row].labels.count) labels, and each is to have one",
        hint: "allow several labels, or leave the row out")
    }
  }

  /// Divides the rows into parts to hold out, with all labels in each as far as there are rows.
  private func parts(of set: TrainingSet, _ count: Int) -> [[Int]] {
    guard folds > 1 || options.heldOut > 0, count >= 10 else { return [] }
    var random = SplitMix(seed: options.seed)
    let order = Array(0..<count).shuffled(using: &random)
    var byLabel = [[Int]](repeating: [], count: set.labels.count + 1)
    for row in order { byLabel[set.targets[row].first ?? set.labels.count].append(row) }
    let wanted = folds > 1 ? folds : 1
    var parts = [[Int]](repeating: [], count: wanted)
    var next = 0
    for rows in byLabel {
      if folds > 1 {
        for row in rows {
          parts[next % folds].append(row)
          next += 1
        }
      } else {
        let share = Int((Double(rows.count) * options.heldOut).rounded())
        parts[0] += rows.prefix(max(0, min(share, rows.count - 1)))
      }
    }
    return parts.filter { !$0.isEmpty }.map { $0.sorted() }
  }
}
