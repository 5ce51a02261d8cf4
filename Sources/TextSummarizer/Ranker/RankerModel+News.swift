import CSummaryModel

extension RankerModel {
  /// The model that comes with pipe; see docs/summarize.md for what it was trained with.
  public static let news: RankerModel = {
    let bytes = UnsafeBufferPointer(
      start: pipe_summary_model(), count: pipe_summary_model_length())
    // It is compiled in, and a test reads it; a model without trees takes the first sentences.
    return (try? RankerModel(bytes.span)) ?? RankerModel(description: [], trees: [])
  }()
}
