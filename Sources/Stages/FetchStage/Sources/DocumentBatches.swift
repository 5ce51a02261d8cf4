import PipeKit

/// The documents of a file, batch by batch, with the places between them.
protocol DocumentBatches: Sendable {
  /// How many documents there were so far.
  var count: Int { get }

  /// The next documents, nil when there are no more; what cannot be read fails by itself. A batch may be
  /// empty where only its place is to be noted.
  ///
  /// - Throws: What ends the run; `FileError`.
  func next() throws -> DocumentLines.Batch?
}
