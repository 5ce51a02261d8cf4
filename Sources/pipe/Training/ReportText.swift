import TextClassifier

/// The report on a classifier as text for a terminal.
struct ReportText {
  /// A longer label is cut, in characters.
  private static let longestLabel = 40
  /// Of more labels the most frequent are told.
  private static let mostLabels = 200
  /// How many mistakes are shown.
  private static let mistakes = 10

  private let report: ClassifierReport

  init(_ report: ClassifierReport) { self.report = report }

  /// The text.
  var text: String {
    var parts = [report.title.printable]
    parts.append(TextTable.text(report.facts.map { [$0.name, $0.value.printable] }))
    if !report.notes.isEmpty {
      parts.append(report.notes.map { "note: \($0.printable)" }.joined(separator: "\n"))
    }
    if let evaluation = report.evaluation {
      parts += [qualities, confusion(evaluation), calibration(evaluation)]
    }
    parts += [features, mistakes]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var qualities: String {
    let order = report.order
    let rows = order.prefix(Self.mostLabels).map { label in
      let quality = report.qualities[label]
      return [
        name(label), quality.precision.rounded(digits: 3), quality.recall.rounded(digits: 3),
        quality.f1.rounded(digits: 3), quality.support.formatted,
      ]
    }
    let rest = order.count > Self.mostLabels ? "\n… and \(order.count - Self.mostLabels) more" : ""
    return TextTable.text([["label", "precision", "recall", "F1", "rows"]] + rows, .right) + rest
  }

  private func confusion(_ evaluation: Evaluation) -> String {
    if evaluation.isMultiLabel { return "" }
    if evaluation.labels.count <= ClassifierReport.matrixLabels {
      let matrix = evaluation.confusion
      let order = report.order
      var rows = [
        ["rows with the label, by the label given"] + (1...max(1, order.count)).map(String.init)
      ]
      for (number, label) in order.enumerated() {
        rows.append(
          ["\(number + 1) \(name(label))"]
            + order.map { matrix[label][$0] == 0 ? "·" : matrix[label][$0].formatted })
      }
      return TextTable.text(rows, .right)
    }
    let confusions = evaluation.confusions(ClassifierReport.confusions)
    if confusions.isEmpty { return "" }
    return TextTable.text(
      [["most frequent confusions: label", "given", "rows"]]
        + confusions.map { [name($0.known), name($0.given), $0.count.formatted] })
  }

  private func calibration(_ evaluation: Evaluation) -> String {
    let bins = evaluation.calibration.enumerated().filter { $0.element.count > 0 }
    if bins.isEmpty { return "" }
    return TextTable.text(
      [["probability", "rows", "mean", "right"]]
        + bins.map { step, bin in
          [
            "\((Double(step) / 10).rounded(digits: 1))–\((Double(step + 1) / 10).rounded(digits: 1))",
            bin.count.formatted, bin.confidence.rounded(digits: 3), bin.accuracy.rounded(digits: 3),
          ]
        }, .right)
  }

  private var features: String {
    let rows = report.features.labels.enumerated().filter { !$0.element.isEmpty }.map {
      label, features in
      [name(label), features.map { $0.shown.printable }.joined(separator: ", ")]
    }
    return rows.isEmpty ? "" : "What speaks most for each label:\n" + TextTable.text(rows)
  }

  private var mistakes: String {
    if report.mistakes.isEmpty { return "" }
    let lines = report.mistakes.prefix(Self.mistakes).map { mistake in
      "\(mistake.probability.rounded(digits: 3))  \(Self.names(mistake.given)), not \(Self.names(mistake.known)): "
        + mistake.text.prefix(100).description.printable
    }
    return "The worst mistakes:\n" + lines.joined(separator: "\n")
  }

  private func name(_ label: Int) -> String {
    report.labels.indices.contains(label) ? Self.cut(report.labels[label]) : ""
  }

  private static func names(_ labels: [String]) -> String {
    labels.isEmpty ? "no label" : labels.map(cut).joined(separator: " + ")
  }

  private static func cut(_ label: String) -> String {
    (label.count > longestLabel ? label.prefix(longestLabel - 1) + "…" : label).printable
  }
}
