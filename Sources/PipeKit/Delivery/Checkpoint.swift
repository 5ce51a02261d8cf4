import Synchronization

/// A point in the flow of documents up to which everything is kept, or nothing.
///
/// It is made by the source, between two documents, and goes through the pipeline in their order.
/// Each stage that keeps something makes durable what came before it, notes what it needs to go on
/// from there, and passes it on. When it has come through, all notes are committed at once: sources'
/// positions and sinks' outputs always belong together, so that after any interruption outputs are cut
/// back to the last checkpoint and the source goes on from it. (Aligned snapshots: Carbone et al.,
/// "Lightweight Asynchronous Snapshots for Distributed Dataflows", 2015.)
///
/// The last checkpoint of a run is not in the flow: every stage notes in it at its end, and what is
/// to happen once all of them have (such as giving a file its name) is handed to ``at(_:once:do:)``.
public final class Checkpoint: Sendable {
  /// What is noted: a value, or that there is none any more.
  package struct Entry: Sendable, Hashable {
    /// The stage's `id`.
    package var stage: String
    package var kind: NoteKind
    package var key: String

    package init(stage: String, kind: NoteKind, key: String) {
      self.stage = stage
      self.kind = kind
      self.key = key
    }
  }

  private struct State {
    var notes: [Entry: (value: JSON?, number: Int)] = [:]
    var actions: [(moment: Moment, key: String?, body: @Sendable () async throws -> Void)] = []
    var passed: [(recovery: Recovery, found: [UInt32])] = []
  }

  /// Which of the run's checkpoints it is; the last has the highest number.
  package let number: Int
  private let state = Mutex(State())

  /// Creates a checkpoint.
  ///
  /// - Parameter number: Which one of the run it is, from 1; the last one of a run unless given.
  package init(number: Int = .max) { self.number = number }

  /// Notes what a stage needs to go on from here.
  ///
  /// - Parameters:
  ///   - value: What is noted in place of what was before; `nil` removes it.
  ///   - key: What it is noted under.
  ///   - kind: How long it is kept.
  ///   - stage: The stage's `id`: ``StageContext/stage``.
  public func note(_ value: JSON?, for key: String, _ kind: NoteKind, stage: String) {
    let entry = Entry(stage: stage, kind: kind, key: key)
    state.withLock { $0.notes[entry] = (value, number) }
  }

  /// When something is done around the commit of a run's last checkpoint.
  ///
  /// What stages have in common at each, such as a directory with all their outputs, is then done once.
  public enum Moment: Sendable {
    /// Before it is committed: what makes durable what was noted.
    case beforeCommit
    /// Once it is committed: what makes a result of what was kept.
    case committed
    /// Once all results are there: what makes them durable.
    case published
    /// At last: what removes what is needed no more.
    case settled
  }

  /// Has something done at the end of a run; only for the last checkpoint of one.
  ///
  /// - Parameters:
  ///   - moment: When. What is done then is done in the order in which it was handed in.
  ///   - key: Says what it is where several stages may ask for it: the first of them has it done.
  ///   - action: What is done. It may be done again by a later run that finds this one interrupted here; what
  ///     it throws ends the run as failed.
  public func at(
    _ moment: Moment, once key: String? = nil,
    do action: @escaping @Sendable () async throws -> Void
  ) {
    state.withLock { state in
      if let key, state.actions.contains(where: { $0.moment == moment && $0.key == key }) { return }
      state.actions.append((moment, key, action))
    }
  }

  /// Does what is to be done at a moment.
  ///
  /// - Throws: What is thrown by what is done.
  package func perform(_ moment: Moment) async throws {
    let actions = state.withLock { $0.actions }
    for action in actions where action.moment == moment { try await action.body() }
  }

  /// Commits it, with what is to be done around that.
  ///
  /// - Parameter commit: Commits the notes.
  /// - Throws: What that throws, or what is done around it; then nothing more is done.
  package func end(committing commit: () throws -> Void) async throws {
    try await perform(.beforeCommit)
    try commit()
    for moment in [Moment.committed, .published, .settled] { try await perform(moment) }
  }

  /// Takes along which documents have passed the stage they had failed in, before this checkpoint did.
  package func passed(_ found: [UInt32], in recovery: Recovery) {
    state.withLock { $0.passed.append((recovery, found)) }
  }

  /// Takes over the notes of a checkpoint that goes no further, where there are none that are newer.
  package func absorb(_ other: Checkpoint) {
    let (notes, passed) = other.state.withLock { ($0.notes, $0.passed) }
    state.withLock { state in
      state.passed += passed
      for (entry, note) in notes where (state.notes[entry]?.number ?? 0) < note.number {
        state.notes[entry] = note
      }
    }
  }

  /// Forgets what sources have noted and which documents have passed, and keeps what sinks have noted.
  package func keepOnlyOutputs() {
    state.withLock { state in
      state.notes = state.notes.filter { $0.key.kind == .output }
      state.passed = []
    }
  }

  /// What was noted.
  package var notes: [(entry: Entry, value: JSON?)] {
    state.withLock { state in state.notes.map { ($0.key, $0.value.value) } }
  }

  /// The documents that have passed the stage they had failed in.
  package var passed: [(recovery: Recovery, found: [UInt32])] { state.withLock { $0.passed } }
}
