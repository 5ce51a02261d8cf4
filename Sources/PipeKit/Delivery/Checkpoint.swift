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
/// to happen once all of them have (such as giving a file its name) is handed to ``whenCommitted(_:)``.
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
    var actions: [@Sendable () async throws -> Void] = []
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

  /// Has something done once the checkpoint is committed; only for the last one of a run.
  ///
  /// - Parameter action: What is done. It may be done again by a later run that finds this one
  ///   interrupted here; what it throws ends the run as failed.
  public func whenCommitted(_ action: @escaping @Sendable () async throws -> Void) {
    state.withLock { $0.actions.append(action) }
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

  /// What is to be done once it is committed, in the order it was handed in.
  package var actions: [@Sendable () async throws -> Void] { state.withLock { $0.actions } }
}
