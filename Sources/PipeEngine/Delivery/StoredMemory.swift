import PipeKit

/// What a stage has noted, read from the store.
struct StoredMemory: StageMemory {
  let stage: String
  let store: any RunStore

  let run: Int
  /// Whether the run goes on with one that was interrupted; else nothing is noted yet that ends with it.
  let isContinued: Bool
  let clock: any PipeClock
  /// The hidden files that were noted when the run began.
  var hidden: HiddenFiles?
  /// Watches for documents that have failed, in the stages behind this one.
  var recoveries: [Recovery] = []
  /// The stages behind this one, where a retry does not watch.
  var later: [String] = []

  var tag: String { store.name }

  var label: String { store.label }

  var lostLabel: String? { store.lost.map(store.label) }

  func announce(_ files: HiddenFiles) throws(StageError) {
    if files == hidden { return }
    // What a loss of power leaves of the files takes the same names in the next run.
    try noteAtOnce(files.json, hiddenFiles)
  }

  func noteAtOnce(_ value: JSON, for key: String) throws(StageError) {
    try noteAtOnce(value, Checkpoint.Entry(stage: stage, kind: .validator, key: key))
  }

  private func noteAtOnce(_ value: JSON, _ entry: Checkpoint.Entry) throws(StageError) {
    try StageError.wrapping { () throws(RunStoreError) in
      try store.commit([(entry, value)], at: clock.now(), durably: false)
    }
  }

  func announced() throws(StageError) -> HiddenFiles? {
    try note(hiddenFiles.key, hiddenFiles.kind).flatMap { HiddenFiles($0) }
  }

  func hasFailedLater(_ id: String) throws(StageError) -> Bool {
    if recoveries.contains(where: { $0.isKept(id) }) { return true }
    for stage in later {
      let letter = try StageError.wrapping { () throws(RunStoreError) in
        try store.deadLetter(of: id, in: stage)
      }
      if letter != nil { return true }
    }
    return false
  }

  private var hiddenFiles: Checkpoint.Entry { HiddenFiles.entry(stage) }

  func note(_ key: String, _ kind: NoteKind) throws(StageError) -> JSON? {
    if kind.endsWithRun, !isContinued { return nil }
    return try StageError.wrapping { () throws(RunStoreError) in
      try store.note(Checkpoint.Entry(stage: stage, kind: kind, key: key))
    }
  }
}

extension HiddenFiles {
  /// Where those of a stage are noted.
  static func entry(_ stage: String) -> Checkpoint.Entry {
    Checkpoint.Entry(stage: stage, kind: .output, key: key)
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
