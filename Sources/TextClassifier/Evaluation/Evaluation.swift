/// How well a classifier does on rows whose labels are known.
public struct Evaluation: Sendable {
  /// The labels, in the order of all numbers here.
  public let labels: [String]
  /// Whether a row may have several labels.
  public let isMultiLabel: Bool
  /// The probabilities of the labels, row by row.
  public let answers: [[Float]]
  /// The labels that the rows have.
  public let targets: [[Int]]
  /// Less probable labels are not given; nil where the best always is, and of several those above one half.
  public let threshold: Float?
  /// The numbers of rows that the model knows too little of to give them a label.
  public let unknown: Set<Int>
  /// How often a label was given to rows with a label.
  ///
  /// By the label they have times the number of labels, plus the one given. Of many labels most pairs never occur.
  private let pairs: [Int: Int]

  /// Compares answers with what is known.
  ///
  /// - Parameters:
  ///   - labels: The labels.
  ///   - isMultiLabel: Whether a row may have several labels.
  ///   - answers: The probabilities of the labels, row by row.
  ///   - targets: The labels that the rows have, as their numbers.
  ///   - threshold: Less probable labels are not given; nil where the best always is, and of several those above one
  ///     half.
  ///   - unknown: The numbers of rows that get no label, however probable.
  public init(
    labels: [String], isMultiLabel: Bool, answers: [[Float]], targets: [[Int]],
    threshold: Float? = nil, unknown: Set<Int> = []
  ) {
    self.labels = labels
    self.isMultiLabel = isMultiLabel
    self.answers = answers
    self.targets = targets
    self.threshold = threshold
    self.unknown = unknown
    var pairs: [Int: Int] = [:]
    if !isMultiLabel {
      for (row, (answer, target)) in zip(answers, targets).enumerated() {
        guard let known = target.first, let given = Evaluation.best(answer),
          !unknown.contains(row), answer[given] >= threshold ?? 0
        else { continue }
        pairs[known * labels.count + given, default: 0] += 1
      }
    }
    self.pairs = pairs
  }

  /// How often each label was given to rows with each label: the label they have, then the one given.
  ///
  /// Empty where a row may have several. Of its size there are as many numbers as pairs of labels.
  public var confusion: [[Int]] {
    if isMultiLabel { return [] }
    var rows = [[Int]](repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
    for (pair, count) in pairs { rows[pair / labels.count][pair % labels.count] = count }
    return rows
  }

  /// A label that is given in place of another.
  public struct Confusion: Sendable, Hashable {
    /// The label that the rows have.
    public var known: Int
    /// The label that they were given.
    public var given: Int
    /// How many rows.
    public var count: Int
  }

  /// The most frequent confusions, the most frequent first; none where a row may have several labels.
  public func confusions(_ limit: Int) -> [Confusion] {
    let wrong = pairs.filter { $0.key / labels.count != $0.key % labels.count }
    // In the order of the labels where they are as frequent.
    return wrong.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(max(0, limit)).map {
        Confusion(known: $0.key / labels.count, given: $0.key % labels.count, count: $0.value)
      }
  }

  /// The label that is given: the most probable; of several, all above one half; none below the threshold.
  public func given(_ row: Int) -> [Int] {
    if unknown.contains(row) { return [] }
    if isMultiLabel { return answers[row].indices.filter { answers[row][$0] >= threshold ?? 0.5 } }
    guard let best = Evaluation.best(answers[row]), answers[row][best] >= threshold ?? 0 else {
      return []
    }
    return [best]
  }

  /// How many rows are given no label.
  public var unlabelled: Int { targets.indices.count { given($0).isEmpty } }

  /// The share of the rows given a label that are labelled right; 0 where none is given one.
  public var labelledAccuracy: Double {
    let labelled = targets.indices.filter { !given($0).isEmpty }
    let right = labelled.count { given($0) == targets[$0].sorted() }
    return labelled.isEmpty ? 0 : Double(right) / Double(labelled.count)
  }

  static func best(_ answer: [Float]) -> Int? {
    answer.indices.max { answer[$0] < answer[$1] || answer[$0] == answer[$1] && $0 > $1 }
  }

  /// The share of rows that are labelled right, all of their labels.
  public var accuracy: Double {
    guard !targets.isEmpty else { return 0 }
    let right = targets.indices.count { given($0) == targets[$0].sorted() }
    return Double(right) / Double(targets.count)
  }

  /// How well one label is given.
  public struct LabelQuality: Sendable, Hashable {
    /// How many rows have the label.
    public var support = 0
    /// How many were given it.
    public var given = 0
    /// How many of them have it.
    public var right = 0

    /// The share of those given it that have it; 0 where none was given it.
    public var precision: Double { given > 0 ? Double(right) / Double(given) : 0 }
    /// The share of those that have it that were given it.
    public var recall: Double { support > 0 ? Double(right) / Double(support) : 0 }
    /// The harmonic mean of precision and recall.
    public var f1: Double {
      support + given > 0 ? 2 * Double(right) / Double(support + given) : 0
    }
  }

  /// How well each label is given.
  public var qualities: [LabelQuality] {
    var qualities = [LabelQuality](repeating: LabelQuality(), count: labels.count)
    for (row, target) in targets.enumerated() {
      let given = given(row)
      for label in target {
        qualities[label].support += 1
        if given.contains(label) { qualities[label].right += 1 }
      }
      for label in given { qualities[label].given += 1 }
    }
    return qualities
  }

  /// The mean of F1 over the labels that occur.
  public var macroF1: Double {
    let known = qualities.filter { $0.support > 0 }
    return known.isEmpty ? 0 : known.map(\.f1).reduce(0, +) / Double(known.count)
  }

  /// What stands for answers that are about as sure as each other.
  public struct CalibrationBin: Sendable, Hashable {
    /// How many answers there are.
    public var count = 0
    /// The mean of their probabilities.
    public var confidence = 0.0
    /// The share that is right.
    public var accuracy = 0.0
  }

  /// How sure answers are, and how right, in ten steps of probability; of each row the best answer.
  public var calibration: [CalibrationBin] {
    var bins = [CalibrationBin](repeating: CalibrationBin(), count: 10)
    for (row, answer) in answers.enumerated() {
      guard let best = Evaluation.best(answer) else { continue }
      // What is no number stands with 0.
      let bin = answer[best] > 0 ? Int(min(answer[best], 0.95) * 10) : 0
      bins[bin].count += 1
      bins[bin].confidence += Double(answer[best])
      if targets[row].contains(best) { bins[bin].accuracy += 1 }
    }
    for bin in bins.indices where bins[bin].count > 0 {
      bins[bin].confidence /= Double(bins[bin].count)
      bins[bin].accuracy /= Double(bins[bin].count)
    }
    return bins
  }

  /// How far sureness and rightness are apart on average (expected calibration error), from 0 to 1.
  public var calibrationError: Double {
    let count = calibration.map(\.count).reduce(0, +)
    guard count > 0 else { return 0 }
    return calibration.map { Double($0.count) * abs($0.confidence - $0.accuracy) }.reduce(0, +)
      / Double(count)
  }

  /// A row that was labelled wrong.
  public struct Mistake: Sendable, Hashable {
    /// The number of the row.
    public var row: Int
    /// How sure what is wrong was: the probability of the label that was given, or that a label was not
    /// there that is; from 0 to 1.
    public var probability: Float
  }

  /// The rows whose labels are wrong most surely, the worst first; of equally sure ones the first.
  public func worstMistakes(_ count: Int) -> [Mistake] {
    var mistakes: [Mistake] = []
    for (row, target) in targets.enumerated() {
      let given = given(row)
      // Of labels that exclude each other the one given is what is wrong, not the one that is missing too.
      let added = given.lazy.filter { !target.contains($0) }.map { answers[row][$0] }.max()
      let missed =
        isMultiLabel || given.isEmpty
        ? target.lazy.filter { !given.contains($0) }.map { 1 - answers[row][$0] }.max() : nil
      guard let worst = [added, missed].compactMap({ $0 }).max() else { continue }
      mistakes.append(Mistake(row: row, probability: worst))
    }
    mistakes.sort {
      $0.probability != $1.probability ? $0.probability > $1.probability : $0.row < $1.row
    }
    return Array(mistakes.prefix(max(0, count)))
  }
}
