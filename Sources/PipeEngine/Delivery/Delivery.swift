package import PipeKit
import Synchronization

/// What makes a run one that is remembered: it can be continued, and keeps what has failed.
package final class Delivery: Sendable {
  /// How a run begins.
  package enum Beginning: Sendable {
    /// From the start; with what has changed in the pipeline since the last complete run.
    case new(changes: [String])
    /// Where an earlier run was interrupted.
    case continued(RunRecord)
    /// From the start, in place of a run that was interrupted.
    case startedOver(RunRecord)

    /// Whether it goes on with an earlier one.
    var isContinued: Bool { if case .continued = self { true } else { false } }
  }

  /// How the run begins.
  package let beginning: Beginning
  let store: any RunStore
  let interval: CheckpointSource.Interval
  let deadLetters: DeadLetterBox
  /// Watches for documents that failed in earlier runs.
  let watch: LetterWatch
  /// The `id` of the pipeline's first stage.
  private let source: String?
  /// The `id`s of the stages, in their order.
  private let stages: [String]
  /// The hidden files that were noted when the run began, by stage.
  private let hidden: [String: HiddenFiles]
  /// The dead letters that are tried again.
  private let retried = Mutex(RetriedLetters())
  /// The last of them that is certain to have come through.
  private let through = Mutex<Int64>(0)
  private let isCutShort = Mutex(false)
  private let clock: any PipeClock
  private let redact: Redactor
  private let record: Mutex<RunRecord>
  private let kept: Mutex<KeptFailures>

  /// Whether documents have failed that go on all the same, and so are no dead letters.
  private struct KeptFailures {
    var isNoted: Bool
    var areThere = false
  }

  /// What that is noted under.
  private static let keptEntry = Checkpoint.Entry(
    stage: "", kind: .position, key: "kept failures")

  /// Opens a run: a new one, or one that was interrupted.
  ///
  /// - Parameters:
  ///   - plan: What is run.
  ///   - store: Where runs of the pipeline are remembered.
  ///   - services: The clock and the files.
  ///   - kind: What the run is for. One that only retries documents is continued where all of them were
  ///     through.
  ///   - file: The pipeline's file, to be remembered.
  ///   - startsOver: Whether an interrupted run is given up.
  ///   - redact: Takes out what must not be stored.
  ///   - interval: How often there are checkpoints.
  /// - Throws: ``StageError``, of the class `staleResults` where the pipeline has changed since it was
  ///   interrupted.
  package init(
    _ plan: Plan, store: any RunStore, services: Services, kind: RunRecord.Kind = .full,
    file: String? = nil, startsOver: Bool = false, redact: Redactor = Redactor(),
    interval: CheckpointSource.Interval = .init()
  ) throws {
    self.store = store
    self.interval = interval
    self.redact = redact
    clock = services.clock
    self.stages = plan.stages.map(\.id)
    let stages = plan.fingerprints(salt: store.salt)
    let now = services.clock.now()
    var record = RunRecord(kind: kind, started: now, stages: stages)
    record.report["file"] = file.map { .string($0) }
    let origin = RunOrigin(file, salt: store.salt, services.files)
    origin.note(in: &record.report)
    record.report["state"] = .string(store.path)
    do {
      let newest = try store.runs(limit: 1).first
      let former = try origin.expectSameFile(as: newest, file, store, services.files)
      var unfinished = try store.unfinishedRun()
      if let run = unfinished, run.status == .abandoning {
        try Self.abandon(run, store, services.files, now)
        unfinished = try store.unfinishedRun()
      }
      if let unfinished, try Self.goesOn(unfinished, as: record, origin, startsOver, store) {
        record = unfinished
        record.status = .running
        record.attempts += 1
        try store.update(record)
        beginning = .continued(unfinished)
        hidden = [:]
      } else {
        if let unfinished { try Self.abandon(unfinished, store, services.files, now) }
        let isLast = newest?.status == .done && newest?.kind == .full
        let last = try isLast ? newest : store.lastDone()
        let renamed = kind == .full ? last.map { stages.renamed(from: $0.stages) } ?? [:] : [:]
        try Self.move(renamed, in: store, now)
        hidden = kind == .full ? plan.hiddenFiles(store, record.started, services.files) : [:]
        record.id = try store.begin(
          record, noting: hidden.map { (HiddenFiles.entry($0.key), $0.value.json) })
        if let unfinished, unfinished.kind == .full, kind == .full {
          beginning = .startedOver(unfinished)
        } else {
          // A retry has only some of the pipeline's stages.
          var changes = kind == .full ? last.map { stages.changes(from: $0.stages) } ?? [] : []
          if kind == .full, let former { changes.append("its file was '\(former)'") }
          beginning = .new(changes: changes)
        }
      }
      source = plan.stages.first?.id
      watch = try kind == .full ? LetterWatch(store, source: source, run: record.id) : .none(store)
      let isNoted = try beginning.isContinued && store.note(Self.keptEntry) != nil
      kept = Mutex(KeptFailures(isNoted: isNoted))
    } catch let error as RunStoreError {
      throw StageError(error)
    }
    deadLetters = DeadLetterBox(
      store, run: record.id, watched: watch.recoveries, redact: redact, clock: services.clock)
    self.record = Mutex(record)
  }

  /// Whether the run only tries again what had failed.
  var isRetry: Bool { record.withLock { $0.kind == .retry } }

  /// When the run began first.
  var started: Timestamp { record.withLock { $0.started } }

  /// The run's number.
  package var run: Int64 { record.withLock { $0.id } }

  /// What a stage has noted.
  func memory(of stage: String) -> any StageMemory {
    let later = stages.firstIndex(of: stage).map { Array(stages[($0 + 1)...]) } ?? []
    return StoredMemory(
      stage: stage, store: store, run: Int(run), isContinued: beginning.isContinued,
      clock: clock, hidden: hidden[stage], recoveries: later.compactMap { watch.recoveries[$0] },
      later: isRetry ? later : [])
  }

  /// Moves what stages have noted for later runs that only have another `id` than before.
  private static func move(
    _ renamed: [String: String], in store: any RunStore, _ now: Timestamp
  ) throws(RunStoreError) {
    if renamed.isEmpty { return }
    var notes: [(entry: Checkpoint.Entry, value: JSON?)] = []
    for kind in NoteKind.allCases where !kind.endsWithRun {
      for (entry, value) in try store.notes(kind) {
        guard let stage = renamed[entry.stage] else { continue }
        notes.append((entry, nil))
        notes.append((Checkpoint.Entry(stage: stage, kind: kind, key: entry.key), value))
      }
    }
    if !notes.isEmpty { try store.commit(notes, at: now) }
  }

  /// A document that was kept, as it was when it failed.
  func restored(_ document: Document) -> Document { redact.restored(document) }

  /// Watches for documents that failed in a stage in earlier runs; `nil` where there are none.
  func recovery(of stage: String) -> Recovery? { watch.recoveries[stage] }

  /// Says which dead letters are tried again too: those that have not failed again when the run is complete
  /// are removed.
  func retry(_ letters: RetriedLetters) { retried.withLock { $0.add(letters) } }

  /// Says that the run has ended before all documents had come through, as no more were wanted.
  func cutShort() { isCutShort.withLock { $0 = true } }

  /// Stores a checkpoint that has come through.
  func commit(_ checkpoint: Checkpoint) throws {
    try StageError.wrapping { () throws(RunStoreError) in
      try deadLetters.flush()
      var notes = checkpoint.notes + watch.notes(with: checkpoint)
      let isNew = kept.withLock { $0.areThere && !$0.isNoted }
      if isNew { notes.append((Self.keptEntry, true)) }
      try store.commit(notes, at: clock.now())
      for (entry, value) in checkpoint.notes where entry.key == DeadLetterSource.throughKey {
        if let last = value?.int, isRetry { through.withLock { $0 = Int64(last) } }
      }
      if isNew { kept.withLock { $0.isNoted = true } }
    }
  }

  /// Remembers that a document has failed that goes on all the same.
  func noteKeptFailure() { kept.withLock { $0.areThere = true } }

  /// Whether something failed in the run, in whichever of its attempts.
  package func hasFailures() throws -> Bool {
    if kept.withLock({ $0.isNoted || $0.areThere }) { return true }
    guard hasDeadLetters else { return false }
    return try StageError.wrapping { () throws(RunStoreError) in
      try store.hasDeadLetters(of: run)
    }
  }

  /// Stores how the run ended.
  func end(_ status: RunRecord.Status, report: JSONObject, error: (any Error)? = nil) throws {
    let record = record.withLock { record in
      record.status = status
      record.ended = clock.now()
      for member in report.members { record.report[member.key] = redact(member.value) }
      record.error = error.map { redact("\($0)") }
      return record
    }
    try StageError.wrapping { () throws(RunStoreError) in
      try deadLetters.flush()
      try store.update(record, removing: status == .done ? try settledLetters(record) : [])
    }
  }

  private var hasDeadLetters: Bool { watch.hadLetters || deadLetters.hasAny }

  /// The dead letters that are none any more, now that a run is complete: what was tried again, has passed
  /// the stage it had failed in, or failed before it was a document and did not in this run.
  private func settledLetters(_ run: RunRecord) throws(RunStoreError) -> [Int64] {
    guard hasDeadLetters else { return [] }
    let isCutShort = isCutShort.withLock { $0 }
    if run.kind == .retry {
      let last = isCutShort ? through.withLock { $0 } : nil
      return try retried.withLock { $0 }.settled(in: run.id, upTo: last, store)
    }
    // A document may have failed in an attempt of this run, and be through now.
    var settled = watch.healed
    // What a source could not read may not have been tried.
    if isCutShort { return settled }
    try store.forEachDeadLetter { letter in
      if !letter.hasDocument, letter.stage == source, letter.run != run.id {
        settled.append(letter.id)
      }
    }
    return settled
  }
}

extension Plan {
  /// The hidden files that are known before a run begins, by stage.
  fileprivate func hiddenFiles(
    _ store: any RunStore, _ started: Timestamp, _ files: any FileSystem
  ) -> [String: HiddenFiles] {
    let label = store.label
    var hidden: [String: HiddenFiles] = [:]
    for step in stages {
      let stage = step.stage as? any HidingStage
      hidden[step.id] = stage?.hiddenFiles(
        of: step.id, label: label, started: started, in: files)
    }
    return hidden
  }
}
