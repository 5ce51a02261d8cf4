import PipeKit
import Synchronization

/// What was committed of a run, as the engine would remember it.
final class Ledger: StageMemory {
  let tag = "ledger"
  let run = 1
  private let notes: Mutex<[String: JSON]>

  /// Remembers what was noted under the stage's one key.
  init(_ note: JSON? = nil) { notes = Mutex(note.map { ["file": $0] } ?? [:]) }

  func note(_ key: String, _ kind: NoteKind) throws(StageError) -> JSON? {
    kind == .output ? notes.withLock { $0[key] } : nil
  }
}

extension Checkpoint {
  /// What the stage has noted of its output.
  var output: JSON? {
    notes.first { $0.entry.kind == .output && $0.entry.key == "file" }?.value
  }

  /// Does what is to be done when it is committed.
  func publish() async throws {
    for action in actions { try await action() }
  }
}
