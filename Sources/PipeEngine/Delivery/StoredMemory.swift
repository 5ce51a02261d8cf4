import PipeKit

/// What a stage has noted, read from the store.
struct StoredMemory: StageMemory {
  let stage: String
  let store: any RunStore

  let run: Int
  /// Whether the run goes on with one that was interrupted; else nothing is noted yet that ends with it.
  let isContinued: Bool
  let clock: any PipeClock

  var tag: String { store.name }

  var label: String { label(of: store.name) }

  var lostLabel: String? { store.lost.map(label) }

  private func label(of name: String) -> String {
    var hash = FNV1a(name.utf8.span)
    hash.add(store.path.utf8.span)
    return "\(name)-\(hash.text.prefix(8))"
  }

  func announce(_ files: HiddenFiles) throws(StageError) {
    try StageError.wrapping { () throws(RunStoreError) in
      // What a loss of power leaves of the files takes the same names in the next run.
      try store.commit([(hiddenFiles, files.json)], at: clock.now(), durably: false)
    }
  }

  func noteAtOnce(_ value: JSON, for key: String) throws(StageError) {
    let entry = Checkpoint.Entry(stage: stage, kind: .validator, key: key)
    try StageError.wrapping { () throws(RunStoreError) in
      try store.commit([(entry, value)], at: clock.now(), durably: false)
    }
  }

  func announced() throws(StageError) -> HiddenFiles? {
    try note(hiddenFiles.key, hiddenFiles.kind).flatMap { HiddenFiles($0) }
  }

  private var hiddenFiles: Checkpoint.Entry {
    Checkpoint.Entry(stage: stage, kind: .output, key: HiddenFiles.key)
  }

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
