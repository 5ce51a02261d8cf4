/// Trained weights of some labels; all lists are in the order of the labels.
protocol LabelWeights: Sendable {
  /// The weights of what all rows have.
  var biases: [Float] { get }
  /// The weights of a feature.
  func weights(of feature: Int) -> [Float]
  /// What the labels score for a row.
  func scores(of row: Int, in rows: FeatureRows) -> [Float]
}
