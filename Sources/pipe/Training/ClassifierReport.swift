import PipeKit
import TextClassifier

/// What there is to say of a classifier that was trained or checked.
struct ClassifierReport {
  /// A row that was labelled wrong.
  struct Mistake {
    /// The text, cut.
    var text: String
    /// The labels that it has.
    var known: [String]
    /// The labels that it was given.
    var given: [String]
    /// How sure what is wrong was said to be.
    var probability: Double
  }

  /// So many labels have a confusion matrix; of more the most frequent confusions are told.
  static let matrixLabels = 20
  /// How many confusions are told.
  static let confusions = 20
  /// How many mistakes are shown.
  private static let mistakes = 20
  /// How much of a text is shown, in characters.
  private static let shown = 200

  /// What it is about.
  var title: String
  /// Figures by their names.
  var facts: [(name: String, value: String)]
  /// What else is to be known.
  var notes: [String] = []
  /// The labels: those of the model, and behind them others that the rows have.
  let labels: [String]
  /// How good the model is; nil where that is not known.
  let evaluation: Evaluation?
  /// How well each label is given; empty where that is not known.
  let qualities: [Evaluation.LabelQuality]
  /// What speaks most for each label.
  let features: InformativeFeatures
  /// The worst mistakes.
  let mistakes: [Mistake]
  private let model: ClassifierModel

  /// How many features of each label are told; none where there are too many labels to read.
  static func features(labels: Int) -> Int { labels <= 20 ? 12 : labels <= 100 ? 6 : 0 }

  /// Collects what there is to say.
  ///
  /// - Parameters:
  ///   - title: What it is about.
  ///   - model: The model.
  ///   - evaluation: How good it is; nil where that is not known.
  ///   - rows: The rows of the evaluation.
  ///   - features: What speaks most for its labels.
  init(
    title: String, _ model: ClassifierModel, _ evaluation: Evaluation?, rows: [LabelledText],
    _ features: InformativeFeatures
  ) {
    self.title = title
    self.model = model
    self.evaluation = evaluation
    self.features = features
    labels = evaluation?.labels ?? model.labels
    qualities = evaluation?.qualities ?? []
    facts = [
      ("labels", model.labels.count.formatted),
      ("features", model.featureCount.formatted),
      ("size", Self.size(model.size)),
    ]
    if let evaluation {
      if evaluation.threshold != nil {
        facts += [
          ("no label given", evaluation.unlabelled.formatted),
          ("accuracy of the others", evaluation.labelledAccuracy.rounded(digits: 4)),
        ]
      }
      facts += [
        ("accuracy", evaluation.accuracy.rounded(digits: 4)),
        ("macro F1", evaluation.macroF1.rounded(digits: 4)),
      ]
      if evaluation.isMultiLabel {
        facts.append(("micro F1", evaluation.microF1.rounded(digits: 4)))
      }
      facts.append(("calibration error", evaluation.calibrationError.rounded(digits: 4)))
    }
    mistakes =
      evaluation.map { evaluation in
        evaluation.worstMistakes(Self.mistakes).compactMap { mistake in
          let row = mistake.row
          guard rows.indices.contains(row) else { return nil }
          return Mistake(
            text: Self.shown(rows[row].text),
            known: evaluation.targets[row].map { evaluation.labels[$0] },
            given: evaluation.given(row).map { evaluation.labels[$0] },
            probability: Double(mistake.probability))
        }
      } ?? []
  }

  /// The labels in the order that they are told in: the most frequent first.
  var order: [Int] {
    qualities.indices.sorted {
      qualities[$0].support != qualities[$1].support
        ? qualities[$0].support > qualities[$1].support : $0 < $1
    }
  }

  /// The numbers as an object of JSON.
  var json: JSON {
    var object = JSONObject()
    object["model"] = [
      "name": .string(model.name), "labels": .number(JSONNumber(model.labels.count)),
      "features": .number(JSONNumber(model.featureCount)), "bytes": .number(JSONNumber(model.size)),
    ]
    if let evaluation {
      object["rows"] = .number(JSONNumber(evaluation.targets.count))
      object["accuracy"] = Self.number(evaluation.accuracy)
      if let threshold = evaluation.threshold {
        object["threshold"] = Self.number(Double(threshold))
        object["unlabelled"] = .number(JSONNumber(evaluation.unlabelled))
        if evaluation.unlabelled < evaluation.targets.count {
          object["labelled_accuracy"] = Self.number(evaluation.labelledAccuracy)
        }
      }
      object["macro_f1"] = Self.number(evaluation.macroF1)
      object["micro_f1"] = Self.number(evaluation.microF1)
      object["calibration_error"] = Self.number(evaluation.calibrationError)
      object["labels"] = .array(
        order.map { label in
          [
            "label": .string(labels[label]), "precision": Self.number(qualities[label].precision),
            "recall": Self.number(qualities[label].recall), "f1": Self.number(qualities[label].f1),
            "support": .number(JSONNumber(qualities[label].support)),
            "given": .number(JSONNumber(qualities[label].given)),
          ]
        })
      object["confusions"] = .array(
        evaluation.confusions(1000).map { confusion in
          [
            "label": .string(labels[confusion.known]), "given": .string(labels[confusion.given]),
            "rows": .number(JSONNumber(confusion.count)),
          ]
        })
      object["calibration"] = .array(
        evaluation.calibration.map { bin in
          [
            "rows": .number(JSONNumber(bin.count)), "probability": Self.number(bin.confidence),
            "right": Self.number(bin.accuracy),
          ]
        })
    }
    object["notes"] = .array(notes.map(JSON.string))
    return .object(object)
  }

  private static func number(_ value: Double) -> JSON {
    .number(JSONNumber((value * 1e6).rounded() / 1e6))
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000
      ? "\((Double(bytes) / 1000).rounded(digits: 1)) kB"
      : "\((Double(bytes) / 1_000_000).rounded(digits: 1)) MB"
  }

  /// The beginning of a text on one line, the headline first.
  private static func shown(_ text: ClassifierText) -> String {
    // More than is shown, as spaces are dropped; the rest of a long text is not looked at.
    let all =
      text.title.isEmpty
      ? text.body.prefix(shown * 4)
      : text.title.prefix(shown * 4) + " – " + text.body.prefix(shown * 4)
    let line = all.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > shown ? line.prefix(shown - 1) + "…" : line
  }
}
