extension RunStore {
  /// What is other in a plan than it was in the runs in which documents failed that it tries again.
  ///
  /// Options may have been set on the command line (`--set`), and what is retried without them may be written
  /// elsewhere. The limit of documents' sizes says nothing of that.
  ///
  /// - Parameters:
  ///   - plan: The stages from the one in which they failed.
  ///   - stage: The `id` of that stage.
  /// - Returns: The changes in words; none where they are the same, or those runs have been forgotten.
  /// - Throws: ``RunStoreError``.
  package func otherOptions(
    of plan: Plan, retrying stage: String
  ) throws(RunStoreError) -> [String] {
    let now = plan.fingerprints(salt: salt).filter { !$0.isLimit }
    var failed: Set<Int64> = []
    try forEachDeadLetter { letter in
      if letter.hasDocument, letter.stage == stage { failed.insert(letter.run) }
    }
    if failed.isEmpty { return [] }
    // What failed again in a retry came from the run before it, with whose options it should go on.
    let runs = try self.runs(limit: Self.mostCompared).filter { $0.kind == .full }
    let origins = Set(failed.compactMap { id in runs.first { $0.id <= id }?.id })
    var changes: [String] = []
    for run in runs where origins.contains(run.id) {
      let before = run.stages.filter { !$0.isLimit }.drop { $0.stage != stage }
      if before.isEmpty { continue }
      changes += now.changes(from: Array(before)).filter { !changes.contains($0) }
    }
    return changes
  }

  private static var mostCompared: Int { 1000 }
}
