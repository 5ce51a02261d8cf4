import Synchronization

/// Decides when a source's positions become a checkpoint.
///
/// The first comes soon, so that a short run that is interrupted has come somewhere; then they become
/// rarer, since each makes outputs durable.
package final class CheckpointSource: Sendable {
  /// The wait between two checkpoints: at first, and at most.
  package struct Interval: Sendable {
    package var first: Duration
    package var most: Duration

    /// Creates an interval; the usual one unless given.
    package init(first: Duration = .milliseconds(100), most: Duration = .seconds(2)) {
      self.first = first
      self.most = most
    }
  }

  private struct Key: Hashable {
    var kind: NoteKind
    var key: String
  }

  private struct State {
    /// What was noted since the last checkpoint, the newest of each key.
    var notes: [Key: JSON?] = [:]
    var last: Duration
    var wait: Duration
    var number = 0
  }

  private let stage: String
  private let clock: any PipeClock
  private let interval: Interval
  private let state: Mutex<State>

  /// Creates it at the beginning of a run.
  package init(stage: String, clock: any PipeClock, interval: Interval) {
    self.stage = stage
    self.clock = clock
    self.interval = interval
    state = Mutex(State(last: clock.uptime(), wait: interval.first))
  }

  /// Notes how far the source has come.
  ///
  /// - Returns: A checkpoint, where it is time for one; it has all notes since the last.
  package func note(_ marks: [Mark]) -> Checkpoint? {
    let now = clock.uptime()
    return state.withLock { state in
      for mark in marks {
        state.notes.updateValue(mark.value, forKey: Key(kind: mark.kind, key: mark.key))
      }
      guard now - state.last >= state.wait else { return nil }
      state.last = now
      state.wait = min(state.wait * 2, interval.most)
      state.number += 1
      return take(&state, into: Checkpoint(number: state.number))
    }
  }

  /// Puts what was noted since the last checkpoint into the last one of the run.
  package func finish(into checkpoint: Checkpoint) {
    state.withLock { _ = take(&$0, into: checkpoint) }
  }

  private func take(_ state: inout State, into checkpoint: Checkpoint) -> Checkpoint {
    for (key, value) in state.notes {
      checkpoint.note(value, for: key.key, key.kind, stage: stage)
    }
    state.notes.removeAll(keepingCapacity: true)
    return checkpoint
  }
}
