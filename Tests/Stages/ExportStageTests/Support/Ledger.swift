import PipeKit
import Synchronization

/// What was committed of a run, as the engine would remember it.
final class Ledger: StageMemory {
  let tag = "ledger"
  let run = 1
  let label: String
  let lostLabel: String?
  private let notes: Mutex<[String: JSON]>
  private let hidden = Mutex<HiddenFiles?>(nil)

  /// Remembers what was noted under the stage's one key.
  init(_ note: JSON? = nil, label: String = "ledger", lostLabel: String? = nil) {
    notes = Mutex(note.map { ["file": $0] } ?? [:])
    self.label = label
    self.lostLabel = lostLabel
  }

  func announce(_ files: HiddenFiles) { hidden.withLock { $0 = files } }

  func announced() -> HiddenFiles? { hidden.withLock { $0 } }

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
  func publish() async throws { try await end {} }
}
