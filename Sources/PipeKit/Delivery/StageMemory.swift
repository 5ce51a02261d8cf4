/// What a stage has noted in earlier runs, and in one that was interrupted and goes on.
///
/// Notes are made in a ``Checkpoint``; a stage reads here what was committed before it began. Where runs are not
/// remembered (`pipe exec`, tests, `--limit`) there is nothing to read, and nothing is noted.
public protocol StageMemory: Sendable {
  /// A short name of letters and digits that belongs to the pipeline's state, the same in every run,
  /// and can be part of a file's name.
  var tag: String { get }
  /// The number of the run.
  var run: Int { get }
  /// What was noted under a key; `nil` where nothing was. Notes of the kinds that end with a run are
  /// those of a run that was interrupted and goes on.
  ///
  /// - Throws: ``StageError`` where what was noted cannot be read.
  func note(_ key: String, _ kind: NoteKind) throws(StageError) -> JSON?
}

/// What a stage notes, and how long it is kept.
public enum NoteKind: String, Sendable, CaseIterable {
  /// Where a source has come to; kept until the run is complete.
  case position
  /// What a sink has written so far; kept until the run is complete.
  case output
  /// What was seen; kept from run to run.
  case seen
  /// What a server said of an answer's age; kept from run to run.
  case validator

  /// Whether it ends with the run that it was made in.
  package var endsWithRun: Bool { self == .position || self == .output }
}
