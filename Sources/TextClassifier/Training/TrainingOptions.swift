/// How a classifier is trained.
public struct TrainingOptions: Sendable {
  /// What counts of a text.
  public var features = FeatureOptions()
  /// Whether a row may have several labels, or none, so that each label is decided for itself.
  public var isMultiLabel = false
  /// What a row that is on the wrong side costs (LinearSVC's C), above 0.
  ///
  /// More fits the rows closer.
  public var cost: Float = 1
  /// How far rare labels are helped: 0 not at all, 1 until all labels weigh the same.
  public var balance: Float = 0
  /// How often the optimiser goes over the rows, above 0.
  public var epochs = 12
  /// In how many rows a feature must be, from 1.
  public var leastRows = 2
  /// The most features; the most frequent are kept.
  public var mostFeatures = 4_000_000
  /// The share of the rows that is held out to check the classifier and to calibrate it, from 0 to 0.9.
  public var heldOut = 0.1
  /// Where the random order starts; the same seed gives the same model.
  public var seed: UInt64 = 1

  /// Creates the usual options.
  public init() {}
}
