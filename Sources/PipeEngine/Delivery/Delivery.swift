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
  }

  /// How the run begins.
  package let beginning: Beginning
  let store: any RunStore
  let interval: CheckpointSource.Interval
  let deadLetters: DeadLetterBox
  private let clock: any PipeClock
  private let redact: Redactor
  private let record: Mutex<RunRecord>

  /// Opens a run: a new one, or one that was interrupted.
  ///
  /// - Parameters:
  ///   - plan: What is run.
  ///   - store: Where runs of the pipeline are remembered.
  ///   - services: The clock and the files.
  ///   - kind: What the run is for. One that only retries documents is never continued.
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
    let stages = plan.fingerprints(salt: store.salt)
    let now = services.clock.now()
    var record = RunRecord(kind: kind, started: now, stages: stages)
    record.report["file"] = file.map { .string($0) }
    do {
      let unfinished = try store.unfinishedRun()
      if kind == .retry, let unfinished, unfinished.kind == .full {
        throw StageError(
          .staleResults,
          "the run of \(unfinished.started) was interrupted; what it writes would replace what is retried now",
          hint: "run the pipeline to its end first")
      }
      if let unfinished, !startsOver, kind == .full, unfinished.kind == .full,
        try Self.isWorthContinuing(unfinished, with: stages, store)
      {
        record = unfinished
        record.status = .running
        record.attempts += 1
        try store.update(record)
        beginning = .continued(unfinished)
      } else {
        if let unfinished { try Self.abandon(unfinished, store, services.files, now) }
        let last = try store.runs(limit: 8).first { $0.status == .done && $0.kind == .full }
        record.id = try store.begin(record)
        if let unfinished, unfinished.kind == .full, kind == .full {
          beginning = .startedOver(unfinished)
        } else {
          // A retry has only some of the pipeline's stages.
          let changes = kind == .full ? last.map { stages.changes(from: $0.stages) } : nil
          beginning = .new(changes: changes ?? [])
        }
      }
    } catch let error as RunStoreError {
      throw StageError(error)
    }
    deadLetters = DeadLetterBox(store, run: record.id, redact: redact, clock: services.clock)
    self.record = Mutex(record)
  }

  /// Whether an interrupted run has left anything.
  ///
  /// - Throws: ``StageError`` where it has, but was made by another pipeline than this.
  private static func isWorthContinuing(
    _ run: RunRecord, with stages: [StageFingerprint], _ store: any RunStore
  ) throws -> Bool {
    let positions = try store.notes(.position).count
    let outputs = try store.notes(.output).count
    guard positions + outputs > 0 else { return false }
    let changes = stages.changes(from: run.stages)
    guard !changes.isEmpty else { return true }
    throw StageError(
      .staleResults,
      "the run of \(run.started) was interrupted, and the pipeline has changed since: "
        + changes.joined(separator: ", ")
        + "; what the run has left would be mixed with other results",
      hint: "--fresh gives it up and starts over; or undo the change, and it goes on")
  }

  /// Gives an interrupted run up, and takes back what it has left.
  private static func abandon(
    _ run: RunRecord, _ store: any RunStore, _ files: any FileSystem, _ now: Timestamp
  ) throws {
    do {
      try AbandonedOutputs.undo(try store.notes(.output).map(\.value), in: files)
    } catch let error as FileError {
      throw StageError(
        .file, "cannot take back what the interrupted run has left: \(error)",
        hint: "check who may write there", underlying: error)
    }
    var run = run
    run.status = .abandoned
    run.ended = now
    try store.update(run)
  }

  /// Whether the run only tries again what had failed.
  var isRetry: Bool { record.withLock { $0.kind == .retry } }

  /// When the run began first.
  var started: Timestamp { record.withLock { $0.started } }

  /// The run's number.
  package var run: Int64 { record.withLock { $0.id } }

  /// What a stage has noted.
  func memory(of stage: String) -> any StageMemory { StoredMemory(stage: stage, store: store) }

  /// Stores a checkpoint that has come through.
  func commit(_ checkpoint: Checkpoint) throws {
    do throws(RunStoreError) {
      try deadLetters.flush()
      try store.commit(checkpoint.notes, at: clock.now())
    } catch {
      throw StageError(error)
    }
  }

  /// Whether something failed in the run, in whichever of its attempts.
  package func hasFailures() throws -> Bool {
    do throws(RunStoreError) {
      var last: Int64 = 0
      while true {
        let letters = try store.deadLetters(stage: nil, after: last, limit: 256)
        guard let end = letters.last?.id else { return false }
        if letters.contains(where: { $0.run == run }) { return true }
        last = end
      }
    } catch {
      throw StageError(error)
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
    do throws(RunStoreError) {
      try deadLetters.flush()
      if status == .done, record.kind == .full { try removeStaleLetters(before: record.id) }
      try store.update(record)
    } catch {
      throw StageError(error)
    }
  }

  /// Removes what failed before it was a document, in earlier runs: a run that is complete has tried all
  /// sources again.
  private func removeStaleLetters(before run: Int64) throws(RunStoreError) {
    var last: Int64 = 0
    while true {
      let letters = try store.deadLetters(stage: nil, after: last, limit: 256)
      guard let end = letters.last?.id else { return }
      last = end
      try store.removeDeadLetters(
        letters.filter { $0.document == nil && $0.run < run }.map(\.id))
    }
  }
}
