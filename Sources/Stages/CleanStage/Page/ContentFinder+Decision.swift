extension ContentFinder {
  /// Who has decided what of a page is kept.
  enum Decision: Sendable {
    /// The selectors of `keep`.
    case selectors
    /// The rules; the model need not be asked.
    case settled
    /// The rules; the model was not to be asked.
    case rules
    /// The model was asked.
    case model(BlockModel.Choice)
  }
}
