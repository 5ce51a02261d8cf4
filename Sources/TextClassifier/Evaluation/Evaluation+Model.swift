extension Evaluation {
  /// Asks a model about rows whose labels are known, on all cores.
  ///
  /// Labels that the model does not know stand behind those it knows; it never gives them.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - rows: The rows.
  ///   - threshold: Less probable labels are not given, nor any to rows that the model knows too little of; nil where
  ///     every row gets its best.
  public init(
    of model: ClassifierModel, on rows: [LabelledText], threshold: Float? = nil
  ) async {
    var labels = model.labels
    var numbers: [String: Int] = [:]
    for (number, label) in labels.enumerated() { numbers[label] = number }
    for label in Set(rows.lazy.flatMap(\.labels)).sorted() where numbers[label] == nil {
      numbers[label] = labels.count
      labels.append(label)
    }
    let unknown = [Float](repeating: 0, count: labels.count - model.labels.count)
    let size = 256
    var answers: [[Float]] = []
    answers.reserveCapacity(rows.count)
    var unknownRows: Set<Int> = []
    await OrderedChunks.run(count: (rows.count + size - 1) / size) { number in
      var scratch = ClassifierScratch()
      return rows[number * size..<min(rows.count, (number + 1) * size)].map {
        Answer(
          probabilities: model.probabilities(of: $0.text, &scratch) + unknown,
          isKnown: model.knows(scratch))
      }
    } take: { (chunk: [Answer]) in
      for answer in chunk {
        if threshold != nil, !answer.isKnown { unknownRows.insert(answers.count) }
        answers.append(answer.probabilities)
      }
    }
    let known = numbers
    self.init(
      labels: labels, isMultiLabel: model.isMultiLabel, answers: answers,
      targets: rows.map { row in Set(row.labels.compactMap { known[$0] }).sorted() },
      threshold: threshold, unknown: unknownRows)
  }

  /// What a model says of a row.
  private struct Answer: Sendable {
    var probabilities: [Float]
    var isKnown: Bool
  }

  /// F1 over all labels given and had; for rows with one label the same as the accuracy.
  public var microF1: Double {
    let all = qualities
    let right = all.reduce(0) { $0 + $1.right }
    let either = all.reduce(0) { $0 + $1.support + $1.given }
    return either > 0 ? 2 * Double(right) / Double(either) : 0
  }
}
