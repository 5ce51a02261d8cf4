/// What a stage has noted in earlier runs, and in one that was interrupted and goes on.
///
/// Notes are made in a ``Checkpoint``, but for the few that do not wait for one; a stage reads here what was committed before it began. Where runs are not
/// remembered (`pipe exec`, tests, `--limit`) there is nothing to read, and nothing is noted.
public protocol StageMemory: Sendable {
  /// A short name of letters and digits that belongs to the pipeline's state, the same in every run,
  /// and can be part of a file's name.
  var tag: String { get }
  /// What the names of hidden files have in them: the tag, and what belongs to the place where the state is, so
  /// that a copy of it elsewhere has another. It does not tell which place that is.
  var label: String { get }
  /// The label of a state that was at the same place before and is gone, so that nobody will go on with what it
  /// has left; `nil` where there was none.
  var lostLabel: String? { get }
  /// The number of the run.
  var run: Int { get }
  /// What was noted under a key; `nil` where nothing was. Notes of the kinds that end with a run are
  /// those of a run that was interrupted and goes on.
  ///
  /// - Throws: ``StageError`` where what was noted cannot be read.
  func note(_ key: String, _ kind: NoteKind) throws(StageError) -> JSON?
  /// Whether a document has failed in a stage behind this one, in an earlier run, and is kept as failed: it is in no
  /// output behind that stage, whatever this one has noted of it.
  ///
  /// - Parameter id: The document's identifier.
  /// - Returns: Whether it is kept.
  /// - Throws: ``StageError`` where what was noted cannot be read.
  func hasFailedLater(_ id: String) throws(StageError) -> Bool
  /// Notes at once, and not only in the next checkpoint, what is so whatever becomes of the run: what a server has
  /// asked for.
  ///
  /// - Parameters:
  ///   - value: What is noted, of the kind ``NoteKind/validator``.
  ///   - key: What it is noted under.
  /// - Throws: ``StageError`` where it cannot be noted.
  func noteAtOnce(_ value: JSON, for key: String) throws(StageError)
  /// Notes which hidden files the stage is about to create, at once and not only in the next checkpoint, so that
  /// they are removed if the run is given up before.
  ///
  /// - Throws: ``StageError`` where it cannot be noted.
  func announce(_ files: HiddenFiles) throws(StageError)
  /// The hidden files that the run that goes on has announced.
  ///
  /// - Throws: ``StageError`` where what was noted cannot be read.
  func announced() throws(StageError) -> HiddenFiles?
}

extension StageMemory {
  /// The tag alone.
  public var label: String { tag }
  /// No state is known that was there before.
  public var lostLabel: String? { nil }
  /// Nothing is kept.
  public func hasFailedLater(_ id: String) throws(StageError) -> Bool { false }
  /// Nothing is noted.
  public func noteAtOnce(_ value: JSON, for key: String) throws(StageError) {}
  /// Nothing is noted.
  public func announce(_ files: HiddenFiles) throws(StageError) {}
  /// Nothing was noted.
  public func announced() throws(StageError) -> HiddenFiles? { nil }
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
