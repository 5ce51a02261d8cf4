extension BlockModel {
  /// The trees, as ``DecisionTrees`` reads them; written by `scripts/train-clean`.
  static let trained = ""
}
