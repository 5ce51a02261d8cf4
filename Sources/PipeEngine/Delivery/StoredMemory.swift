import PipeKit

/// What a stage has noted, read from the store.
struct StoredMemory: StageMemory {
  let stage: String
  let store: any RunStore

  let run: Int

  var tag: String { store.name }

  func note(_ key: String, _ kind: NoteKind) throws(StageError) -> JSON? {
    do throws(RunStoreError) {
      return try store.note(Checkpoint.Entry(stage: stage, kind: kind, key: key))
    } catch {
      throw StageError(error)
    }
  }
}

extension StageError {
  /// What is remembered could not be read or written.
  init(_ error: RunStoreError) {
    self.init(.state, error.message, hint: error.hint, underlying: error)
  }
}
