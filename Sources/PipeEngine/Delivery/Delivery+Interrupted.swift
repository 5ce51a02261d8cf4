import PipeKit

/// What becomes of a run that was interrupted: it is gone on with, or given up.
extension Delivery {
  /// Whether a run goes on with one that was interrupted; else that one is given up.
  ///
  /// - Throws: ``StageError`` where neither is to be done without having been asked for.
  static func goesOn(
    _ unfinished: RunRecord, as run: RunRecord, _ origin: RunOrigin, _ startsOver: Bool,
    _ store: any RunStore
  ) throws -> Bool {
    if !startsOver, !isHere(unfinished, store), try hasLeftSomething(store) {
      throw StageError(
        .staleResults,
        "the run of \(unfinished.started) was interrupted, and its state has been copied or moved since",
        hint:
          "\(fresh(run)) starts over here, and leaves alone what that run has written where it was")
    }
    if !startsOver, !origin.isDirectory(of: unfinished), try hasLeftSomething(store) {
      throw StageError(
        .staleResults,
        "the run of \(unfinished.started) was begun in another directory and interrupted; from here, "
          + "relative paths lead elsewhere",
        hint:
          "go back there, and the same command goes on; \(fresh(run)) gives that run up and starts "
          + "over here")
    }
    if !startsOver, let other = unfinished.report["file"]?.string,
      let file = run.report["file"]?.string, other != file,
      unfinished.report["path"] == nil || unfinished.report["path"] != run.report["path"]
    {
      throw StageError(
        .staleResults,
        "the run of '\(other)' at \(unfinished.started) was interrupted, and this is '\(file)'",
        hint: "give the pipelines different names, or use --state; --fresh gives that run up")
    }
    switch (run.kind, unfinished.kind) {
    case (.retry, .full):
      throw StageError(
        .staleResults,
        "the run of \(unfinished.started) was interrupted; what it writes would replace what is retried now",
        hint: "run the pipeline to its end first")
    case _ where startsOver: return false
    case (.full, .full): return try isWorthContinuing(unfinished, with: run.stages, store)
    case (.retry, .retry):
      guard try isPublishing(unfinished, store) else { return false }
      if unfinished.stages == run.stages { return true }
      throw StageError(
        .staleResults,
        "a retry of failed documents at \(unfinished.started) was interrupted when it was nearly done",
        hint:
          "'pipe failed retry --stage \(unfinished.stages.first?.stage ?? "…")' brings it to its end, with the --set that it was begun with"
      )
    case (.full, .retry):
      guard try isPublishing(unfinished, store) else { return false }
      throw StageError(
        .staleResults, "a retry of failed documents at \(unfinished.started) was interrupted",
        hint: "'pipe failed retry' brings it to its end; --fresh gives it up")
    }
  }

  /// Whether an interrupted run has left anything.
  ///
  /// - Throws: ``StageError`` where it has, but was made by another pipeline than this.
  private static func isWorthContinuing(
    _ run: RunRecord, with stages: [StageFingerprint], _ store: any RunStore
  ) throws -> Bool {
    guard try hasLeftSomething(store) else { return false }
    let changes = stages.changes(from: run.stages)
    guard !changes.isEmpty else { return true }
    throw StageError(
      .staleResults,
      "the run of \(run.started) was interrupted, and the pipeline has changed since: "
        + changes.joined(separator: ", ")
        + "; what the run has left would be mixed with other results",
      hint: "--fresh gives it up and starts over; or undo the change, and it goes on")
  }

  private static func hasLeftSomething(_ store: any RunStore) throws(RunStoreError) -> Bool {
    if try !store.notes(.position).isEmpty { return true }
    return try store.notes(.output).contains { $0.entry.key != HiddenFiles.key }
  }

  /// Whether a retry was interrupted when all its documents were through.
  private static func isPublishing(
    _ run: RunRecord, _ store: any RunStore
  ) throws(RunStoreError) -> Bool {
    try store.notes(.position).contains { $0.entry.key == DeadLetterSource.noteKey }
  }

  /// Gives an interrupted run up, and takes back what it has left.
  static func abandon(
    _ run: RunRecord, _ store: any RunStore, _ files: any FileSystem, _ now: Timestamp
  ) throws {
    // Before anything is taken back: from there on it cannot be continued.
    var run = run
    run.status = .abandoning
    try store.update(run)
    do {
      let outputs = try store.notes(.output).map(\.value)
      if isHere(run, store) {
        try AbandonedOutputs.undo(outputs, in: files)
      } else if let former = run.report["state"]?.string,
        let move = StateMove(from: former, to: store.path)
      {
        // A copied state speaks of the files of another; some may have been copied along with it.
        try AbandonedOutputs.undo(outputs, moved: move, in: files)
      }
    } catch let error as FileError {
      throw StageError(
        .file, "cannot take back what the interrupted run has left: \(error)",
        hint: "check who may write there", underlying: error)
    }
    // What it has brought in is to be brought in again.
    let number = Int(run.id)
    let seen = try store.notes(.seen).filter { SeenNote($0.value)?.run == number }
    try store.commit(seen.map { ($0.entry, nil) }, at: now)
    run.status = .abandoned
    run.ended = now
    try store.update(run)
  }

  /// What starts over, to be said where a run is not gone on with.
  private static func fresh(_ run: RunRecord) -> String {
    run.kind == .retry ? "'pipe run --fresh'" : "--fresh"
  }

  /// Whether a run's state is where it was.
  private static func isHere(_ run: RunRecord, _ store: any RunStore) -> Bool {
    run.report["state"]?.string.map { $0 == store.path } ?? true
  }
}
