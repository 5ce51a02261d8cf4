import ArgumentParser
import TextClassifier

/// The options that say how a classifier is trained and checked.
struct ClassifierTuning: ParsableArguments {
  @Flag(help: "A row may have several labels, or none: each label is decided for itself.")
  var multiLabel = false

  @Option(
    help: ArgumentHelp(
      "The share of the rows that is held out to check the model and to calibrate it; 0.1 unless given.",
      valueName: "share"))
  var holdOut: Double?

  @Option(
    help: ArgumentHelp(
      "Check with all rows: divide them into so many parts, each of which checks a model that is trained with the others.",
      valueName: "number"))
  var folds: Int?

  @Flag(help: "Hold out no rows: nothing is known then of how good the model is.")
  var noCheck = false

  @Option(help: ArgumentHelp("The same seed gives the same model.", valueName: "number"))
  var seed: UInt64 = TrainingOptions().seed

  @Option(help: ArgumentHelp("How often training goes over the rows.", valueName: "number"))
  var epochs = TrainingOptions().epochs

  @Option(
    help: ArgumentHelp(
      "What a row on the wrong side costs: more fits the rows closer.", valueName: "number"))
  var cost = TrainingOptions().cost

  @Option(
    help: ArgumentHelp(
      "How far rare labels are helped: 0 not at all, 1 until all weigh the same.",
      valueName: "number"))
  var balance = TrainingOptions().balance

  @Option(help: ArgumentHelp("The longest run of words that counts, 1 to 5.", valueName: "number"))
  var ngrams = FeatureOptions().wordNgrams

  @Option(
    help: ArgumentHelp(
      "Count runs of characters of these lengths too: for little data, rich inflection, misspellings.",
      valueName: "3-5"))
  var characters: CharacterLengths?

  @Option(
    help: ArgumentHelp("In how many rows a feature must be to count.", valueName: "number"))
  var leastRows = TrainingOptions().leastRows

  @Option(
    help: ArgumentHelp("The most features; the most frequent are kept.", valueName: "number"))
  var maxFeatures = TrainingOptions().mostFeatures

  func validate() throws {
    if noCheck, holdOut != nil || folds != nil {
      throw ValidationError("--no-check contradicts --hold-out and --folds")
    }
    if holdOut != nil, folds != nil {
      throw ValidationError("--hold-out and --folds contradict each other")
    }
    if let holdOut, !(holdOut > 0 && holdOut <= 0.9) {
      throw ValidationError(
        "--hold-out must be above 0 and at most 0.9; --no-check holds out nothing")
    }
    if let folds, !(2...100).contains(folds) {
      throw ValidationError("--folds must be from 2 to 100")
    }
    if !(1...1000).contains(epochs) { throw ValidationError("--epochs must be from 1 to 1000") }
    if !(cost > 0 && cost <= 10_000) {
      throw ValidationError("--cost must be above 0 and at most 10000")
    }
    if !(balance >= 0 && balance <= 1) { throw ValidationError("--balance must be from 0 to 1") }
    if !(1...5).contains(ngrams) { throw ValidationError("--ngrams must be from 1 to 5") }
    if !(1...1_000_000).contains(leastRows) {
      throw ValidationError("--least-rows must be from 1 to 1000000")
    }
    if !(1...100_000_000).contains(maxFeatures) {
      throw ValidationError("--max-features must be from 1 to 100000000")
    }
  }

  /// The trainer that they make.
  var trainer: ClassifierTrainer {
    var options = TrainingOptions()
    options.features = FeatureOptions(wordNgrams: ngrams, characterNgrams: characters?.range)
    options.isMultiLabel = multiLabel
    options.cost = cost
    options.balance = balance
    options.epochs = epochs
    options.leastRows = leastRows
    options.mostFeatures = maxFeatures
    options.heldOut = noCheck ? 0 : holdOut ?? options.heldOut
    options.seed = seed
    return ClassifierTrainer(options, folds: folds ?? 1)
  }
}
