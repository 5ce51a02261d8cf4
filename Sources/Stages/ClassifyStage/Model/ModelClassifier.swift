import PipeKit
import Synchronization
import TextClassifier
import TextKit

/// A trained model made ready to label documents.
final class ModelClassifier: Sendable {
  /// What stands for the model that comes with pipe.
  static let news = "news"

  private let model: ClassifierModel
  private let allowed: [Int]
  private let threshold: Float
  /// The most labels that it gives; one where its labels exclude each other.
  let maxLabels: Int
  private let explains: Bool
  private let languages: ModelLanguages
  private let isForeignNoted = Atomic(false)
  private let scratches = Mutex<[ClassifierScratch]>([])

  /// The scheme of the labels.
  let scheme: String

  /// Opens a model.
  ///
  /// - Parameters:
  ///   - name: `news`, or the path of a model file.
  ///   - options: The stage's.
  ///   - files: Reads the file.
  /// - Throws: ``OptionProblem`` where there is none, or it cannot be used.
  init(_ name: String, _ options: Classify.Options, _ files: (any OptionFiles)?) throws {
    let model = try ModelClassifier.open(name, files)
    self.model = model
    scheme = options.scheme ?? (name == ModelClassifier.news ? "medtop" : model.name)
    let wanted = options.only.values
    if let missing = wanted.first(where: { !model.labels.contains($0) }) {
      let shown = model.labels.prefix(30).map { "'\($0)'" }.joined(separator: ", ")
      var problem = OptionProblem(
        "the model has no label '\(missing)'", options: ["only"],
        hint: "its labels are: " + shown + (model.labels.count > 30 ? ", …" : ""))
      problem.word = missing
      problem.choices = model.labels
      throw problem
    }
    allowed = model.labels.indices.filter {
      wanted.isEmpty || wanted.contains(model.labels[$0])
    }
    threshold = Float(options.threshold)
    // Labels that exclude each other: the best, unless more are asked for.
    maxLabels = options.maxLabels ?? (model.isMultiLabel ? .max : 1)
    explains = options.explain
    languages = ModelLanguages(options.anyLanguage ? [] : model.languages)
  }

  /// The labels that may be given.
  var choices: [GeneratedLabels.Choice] {
    allowed.map { GeneratedLabels.Choice(name: model.labels[$0], code: code(of: $0)) }
  }

  /// The codes of its labels, by the folded label.
  var codes: [String: String] {
    var codes: [String: String] = [:]
    for (number, label) in model.labels.enumerated() {
      codes[CaseFolding.fold(label)] = code(of: number)
    }
    return codes
  }

  private func code(of label: Int) -> String? {
    guard model.codes.indices.contains(label), !model.codes[label].isEmpty else { return nil }
    return model.codes[label]
  }

  static func open(
    _ name: String, _ files: (any OptionFiles)?
  ) throws -> ClassifierModel {
    do {
      if name == news { return try ModelFile.news() }
      // What is read while the pipeline is checked counts for whether a run may go on.
      if let files {
        return try ModelFile.open(name, files)
      }
      return try ClassifierModel(contentsOf: name)
    } catch let error as ModelError {
      throw OptionProblem(
        "'\(name)': \(error.description)", options: ["model"], hint: error.hint)
    } catch let error as FileError {
      var problem = OptionProblem(
        "the model cannot be read: \(error)", options: ["model"],
        hint: "write news, or the path of a file that 'pipe train classifier' has made")
      problem.word = name
      problem.choices = [news]
      throw problem
    }
  }

  /// The labels of a document, the most probable first.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - context: Is told, once, of documents whose language the model does not know.
  /// - Returns: The labels; none of a text that the model knows too little of.
  func labels(of document: Document, _ context: StageContext) -> [Label] {
    let isKnown = languages.know(
      document.language,
      of: document.content.isEmpty ? document.title ?? "" : document.content)
    guard isKnown else {
      if !isForeignNoted.exchange(true, ordering: .relaxed) {
        context.note(
          "the model '\(model.name)' knows texts in \(model.languages.joined(separator: ", ")), and "
            + "gives those in other languages no label, such as '\(document.id)' "
            + "(\(document.language.map { "in \($0)" } ?? "as its text seems to be")); any_language: true has them labelled too"
        )
      }
      return []
    }
    let text = ModelClassifier.text(of: document)
    var scratch = scratches.withLock { $0.popLast() } ?? ClassifierScratch()
    let probabilities = model.probabilities(of: text, &scratch)
    let knew = model.knows(scratch)
    scratches.withLock { $0.append(scratch) }
    guard knew else { return [] }
    var best: [ClassifierModel.Prediction] = []
    for label in allowed {
      let probability = probabilities[label]
      if probability >= threshold {
        best.append(ClassifierModel.Prediction(label: label, probability: probability))
      }
    }
    best.sort {
      $0.probability != $1.probability ? $0.probability > $1.probability : $0.label < $1.label
    }
    return best.prefix(maxLabels).map { label($0, text) }
  }

  private func label(_ found: ClassifierModel.Prediction, _ text: ClassifierText) -> Label {
    Label(
      model.labels[found.label], score: (Double(found.probability) * 1000).rounded() / 1000,
      scheme: scheme, code: code(of: found.label),
      evidence: explains ? model.explanation(of: found.label, in: text).map(\.text) : [])
  }

  private static func text(of document: Document) -> ClassifierText {
    ClassifierText(title: document.title ?? "", body: document.content)
  }
}
