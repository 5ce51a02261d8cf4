import PipeKit

/// Writes documents in one format, for one run of the stage.
protocol ExportWriter {
  /// How many documents the result has of those taken in this attempt, where that may be fewer; else
  /// `nil`.
  var documents: Int? { get }
  /// Whether nothing it has taken is kept before all is: no checkpoint may then come through before the end.
  var holdsCheckpoints: Bool { get }
  /// Takes documents.
  mutating func write(_ batch: Batch) async throws
  /// Takes documents of which the format has made something.
  mutating func write(prepared: any Sendable) async throws
  /// Makes everything taken durable.
  ///
  /// - Returns: What is needed to come back to this point; `nil` where that cannot be done.
  mutating func keep() async throws -> ExportNote?
  /// Makes everything taken durable but for names in a directory, and takes no more.
  mutating func finish() async throws -> ExportEnd
  /// Ends after a failure; what a run that goes on needs stays, everything else is taken back.
  mutating func discard() async
}

/// What has become of documents when all were taken.
struct ExportEnd: Sendable {
  /// What is needed to come back to this point; `nil` where that cannot be done.
  var note: ExportNote?
  /// Whether there is no result, as whoever read it has had enough.
  var isUnwanted = false
  /// The directory in which names have to be made durable before what was noted holds.
  var kept: String?
  /// Makes them the result.
  ///
  /// Done again, wherever it was interrupted and after it is done, it comes to the same result.
  var publish: @Sendable () throws -> Void = {}
  /// The directory in which names have to be made durable once that is done.
  var published: String?
  /// What is done then: until here it could all be done again.
  var settle: @Sendable () throws -> Void = {}
}

extension ExportWriter {
  mutating func write(prepared: any Sendable) async throws {}
}

extension ExportWriter {
  /// What was taken is kept at every checkpoint, or was passed on.
  var holdsCheckpoints: Bool { false }
}

extension ExportWriter {
  /// The result has every document that was taken.
  var documents: Int? { nil }
}
