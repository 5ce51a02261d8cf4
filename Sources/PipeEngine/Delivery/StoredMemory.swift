import PipeKit

/// What a stage has noted, read from the store.
struct StoredMemory: StageMemory {
  let stage: String
  let store: any RunStore

  let run: Int
  /// Whether the run goes on with one that was interrupted; else nothing is noted yet that ends with it.
  let isContinued: Bool

  var tag: String { store.name }

  func note(_ key: String, _ kind: NoteKind) throws(StageError) -> JSON? {
    if kind.endsWithRun, !isContinued { return nil }
    return try StageError.wrapping { () throws(RunStoreError) in
      try store.note(Checkpoint.Entry(stage: stage, kind: kind, key: key))
    }
  }
}

extension StageError {
  /// What is remembered could not be read or written.
  init(_ error: RunStoreError) {
    self.init(.state, error.message, hint: error.hint, underlying: error)
  }

  /// Does something with what is remembered; what goes wrong there is an error of the class `state`.
  static func wrapping<Result>(
    _ body: () throws(RunStoreError) -> Result
  ) throws(StageError) -> Result {
    do throws(RunStoreError) {
      return try body()
    } catch {
      throw StageError(error)
    }
  }
}
