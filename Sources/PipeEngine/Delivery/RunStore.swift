package import PipeKit

/// Where the runs of one pipeline are remembered.
///
/// Every function is one transaction: when it has thrown, or was interrupted, nothing of it is there,
/// and nothing of a later one without it. When it has returned, what it wrote survives the end of the
/// process, and a loss of power too; of ``begin(_:noting:)`` and ``update(_:removing:)``, but for a run that is
/// being abandoned, only together with what is written next, or when the store is closed. One process at a time writes.
/// Calls block, and may come from several tasks at once.
package protocol RunStore: Sendable {
  /// The newest run that is neither done nor abandoned, if there is one.
  func unfinishedRun() throws(RunStoreError) -> RunRecord?
  /// Stores a new run, and returns its number.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - notes: What is noted of it from the start.
  /// - Returns: Its number.
  /// - Throws: ``RunStoreError``.
  func begin(
    _ run: RunRecord, noting notes: [(entry: Checkpoint.Entry, value: JSON?)]
  ) throws(RunStoreError) -> Int64
  /// Stores a run's status, end, attempts, report and error.
  ///
  /// A run that is done or abandoned loses its notes of the kinds that end with the run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - letters: The numbers of dead letters that go in the same transaction.
  /// - Throws: ``RunStoreError``.
  func update(_ run: RunRecord, removing letters: [Int64]) throws(RunStoreError)
  /// Stores what is noted in a checkpoint of a run.
  ///
  /// - Parameters:
  ///   - notes: What is noted; a missing value removes a note.
  ///   - time: When; stored with each note, for pruning.
  ///   - durably: Whether the notes are to survive a loss of power when this has returned; else they do once
  ///     something later does.
  /// - Throws: ``RunStoreError``.
  func commit(
    _ notes: [(entry: Checkpoint.Entry, value: JSON?)], at time: Timestamp, durably: Bool
  ) throws(RunStoreError)
  /// A note.
  func note(_ entry: Checkpoint.Entry) throws(RunStoreError) -> JSON?
  /// All notes of a kind, by stage and key.
  func notes(_ kind: NoteKind) throws(RunStoreError) -> [(entry: Checkpoint.Entry, value: JSON)]
  /// The newest full run that is done.
  func lastDone() throws(RunStoreError) -> RunRecord?
  /// Runs, newest first.
  func runs(limit: Int) throws(RunStoreError) -> [RunRecord]
  /// A run.
  func run(_ id: Int64) throws(RunStoreError) -> RunRecord?
  /// Stores dead letters. One of the same stage and name is brought up to date: run, document, error
  /// and last time are replaced, the first time stays, and attempts grow by one if the run is another. A
  /// document stays where the failure comes without one.
  func add(_ letters: [DeadLetter]) throws(RunStoreError)
  /// Dead letters by number, oldest first, with numbers above a given one.
  func deadLetters(
    stage: String?, after id: Int64, limit: Int
  ) throws(RunStoreError) -> [DeadLetter]
  /// A dead letter.
  func deadLetter(_ id: Int64) throws(RunStoreError) -> DeadLetter?
  /// The dead letter of a name in a stage.
  func deadLetter(
    of name: String, in stage: String
  ) throws(RunStoreError) -> DeadLetter?
  /// How many dead letters there are, by stage.
  func deadLetterCounts() throws(RunStoreError) -> [(stage: String, count: Int)]
  /// Hands over what names each dead letter, oldest first; there may be millions. What is called must not
  /// call the store.
  func forEachDeadLetter(_ body: (DeadLetterKey) -> Void) throws(RunStoreError)
  /// Whether a dead letter's last failure was in a run.
  func hasDeadLetters(of run: Int64) throws(RunStoreError) -> Bool
  /// Removes dead letters; unknown numbers are passed over.
  func removeDeadLetters(_ ids: [Int64]) throws(RunStoreError)
  /// Removes runs that ended, dead letters and notes last touched before a time, and gives the space
  /// back. The newest run, and what an unfinished one needs, stay.
  ///
  /// - Returns: How many runs, dead letters and notes went.
  func prune(before time: Timestamp) throws(RunStoreError) -> (runs: Int, letters: Int, notes: Int)
  /// A random number that belongs to this database, from 1.
  var salt: UInt64 { get }
  /// Where it is: an absolute path without symbolic links.
  var path: String { get }
  /// A short name that belongs to this database and can be part of a file's name: 8 letters and digits.
  var name: String { get }
  /// The name of a database that was at the same place before and is gone; `nil` where there was none.
  var lost: String? { get }
}

extension RunStore {
  package var lost: String? { nil }

  /// Stores a new run of which nothing is noted yet, and returns its number.
  package func begin(_ run: RunRecord) throws(RunStoreError) -> Int64 {
    try begin(run, noting: [])
  }

  /// What the names of hidden files have in them; see ``StageMemory/label``.
  var label: String { label(of: name) }

  /// The label of a database of another name at the same place.
  func label(of name: String) -> String {
    var hash = FNV1a(name.utf8.span)
    hash.add(path.utf8.span)
    return "\(name)-\(hash.text.prefix(8))"
  }

  /// Stores a run's status, end, attempts, report and error.
  package func update(_ run: RunRecord) throws(RunStoreError) { try update(run, removing: []) }

  /// Stores what is noted in a checkpoint of a run, durably.
  package func commit(
    _ notes: [(entry: Checkpoint.Entry, value: JSON?)], at time: Timestamp
  ) throws(RunStoreError) {
    try commit(notes, at: time, durably: true)
  }
}

/// Why what is remembered could not be read or written.
package struct RunStoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The class of the error.
  package enum Kind: String, Sendable {
    /// Another process has it.
    case busy
    /// It is damaged, or not a state database at all.
    case damaged
    /// A newer version of pipe wrote it.
    case tooNew
    /// The disk is full.
    case noSpace
    /// It cannot be opened, or not for writing.
    case denied
    /// Any other error.
    case other
  }

  package var kind: Kind
  /// What is wrong, in one sentence without a full stop.
  package var message: String
  /// What to do about it.
  package var hint: String?

  package init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  /// Message and hint on one line.
  package var description: String { hint.map { "\(message) (\($0))" } ?? message }
}
