/// Something that happened to a document or in a stage, for the run's summary and report.
public enum StageEvent: Sendable {
  /// A document was dropped, and why.
  case dropped(document: String, reason: String)
  /// A document failed. `original` is the document as it was before the stage; `nil` where the
  /// failure is of something that never became a document, such as a feed that cannot be read.
  case failed(document: String, original: Document?, error: StageError)
  /// Something worth saying that is not a failure.
  case note(String)
  /// Something was written that people will look for: a path or an address, and how many documents
  /// it holds.
  case produced(String, documents: Int)
}
