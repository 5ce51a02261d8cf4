/// How a ranker is trained.
public struct RankerTrainingOptions: Sendable {
  /// The number of trees.
  public var trees = 300
  /// The most leaves of a tree, at least 2.
  public var leaves = 32
  /// How much each tree changes.
  public var rate = 0.04
  /// The fewest sentences of a leaf.
  public var leastRows = 400
  /// What keeps leaves of few sentences near 0.
  public var damping = 1.0
  /// Every so many texts one is held out to check the model; 0 for no check.
  public var heldOut = 10

  /// Creates the usual options.
  public init() {}
}
