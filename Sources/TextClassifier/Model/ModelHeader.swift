/// What a model file says of itself, as JSON.
struct ModelHeader: Codable, Sendable {
  /// What the model is for, as who trained it says.
  var name: String
  /// The languages that it knows, by their codes; empty for any.
  var languages: [String]
  /// The labels, in the order of their weights.
  var labels: [String]
  /// Codes of the labels in a vocabulary, such as `medtop:01000000`; empty, or as many as labels.
  var codes: [String]
  var isMultiLabel: Bool
  var features: FeatureOptions
  /// How many rows of how many features there are.
  var groups: Int
  /// What all texts score, of each label.
  var biases: [Float]
  /// What a step of a weight is worth, of each label.
  var scales: [Float]
  /// How scores become probabilities.
  var calibration: Calibration
  /// How many rows it was trained with.
  var rows: Int
  /// From how many rows of other texts the calibration is; 0 for none.
  var checkedRows: Int
  /// The share of them that were labelled right.
  var accuracy: Float
  /// Whom to thank for the rows.
  var credits: [String]
}
