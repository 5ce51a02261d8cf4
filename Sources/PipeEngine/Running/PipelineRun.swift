public import PipeKit
import Synchronization

/// One run of a plan, from its first document to its last.
public struct PipelineRun: Sendable {
  /// How a plan is run.
  public struct Options: Sendable {
    /// The most documents that the first stage may bring in; `nil` for any number.
    public var limit: Int?
    /// Whether nothing is to be written outside.
    public var isDryRun: Bool
    /// How many tasks document stages are run by; at least 1.
    public var workers: Int
    /// The absolute paths, without symbolic links, of files that no stage may write.
    package var reserved: [String] = []

    /// Creates the usual options.
    public init(limit: Int? = nil, isDryRun: Bool = false, workers: Int = 2) {
      self.limit = limit
      self.isDryRun = isDryRun
      self.workers = max(workers, 1)
    }
  }

  private let plan: Plan
  private let services: Services
  private let delivery: Delivery?
  private let lastCheckpoint: Checkpoint?
  private let options: Options
  private let stop: StopSignal
  private let observe: @Sendable (String, StageEvent) -> Void
  private let meters: [StageMeter]
  private let failureLimit: FailureLimit?
  /// Whether the run ends when whoever reads standard output has had enough, as nothing else is written.
  private let readerEndsRun: Bool
  private let recorder = EventRecorder()
  private let claims: OutputClaims
  private let queues = QueueDepths()

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - plan: The stages.
  ///   - services: What the stages can reach outside.
  ///   - options: How the plan is run.
  ///   - stop: What asks the run to stop early.
  ///   - observe: Receives every event with the stage it comes from, from several tasks at once.
  public init(
    _ plan: Plan, services: Services, options: Options = Options(), stop: StopSignal = StopSignal(),
    observe: @escaping @Sendable (String, StageEvent) -> Void = { _, _ in }
  ) {
    self.init(
      plan, services: services, options: options, stop: stop, delivery: nil, observe: observe)
  }

  /// Prepares a run that is remembered.
  ///
  /// - Parameters:
  ///   - plan: The stages.
  ///   - services: What the stages can reach outside.
  ///   - options: How the plan is run.
  ///   - stop: What asks the run to stop early.
  ///   - delivery: What the run is remembered by; `nil` for one that is not.
  ///   - observe: Receives every event with the stage it comes from, from several tasks at once.
  package init(
    _ plan: Plan, services: Services, options: Options = Options(), stop: StopSignal = StopSignal(),
    delivery: Delivery?,
    observe: @escaping @Sendable (String, StageEvent) -> Void = { _, _ in }
  ) {
    self.plan = plan
    self.delivery = delivery
    lastCheckpoint = delivery.map { _ in Checkpoint() }
    claims = OutputClaims(reserved: options.reserved)
    self.services = services
    self.options = options
    self.stop = stop
    self.observe = observe
    meters = plan.stages.map { _ in StageMeter() }
    readerEndsRun = !plan.stages.contains { step in
      step.manual.roles.contains(.sink)
        && (step.stage as? any PreparingStage)?.isStandardOutput != true
    }
    failureLimit = plan.maxFailures.map { [meter = meters.first] most in
      FailureLimit(most) { meter?.reading.output ?? 0 }
    }
  }

  /// What has passed each stage up to now.
  public var progress: RunReport { report(elapsed: .zero, wasStopped: stop.isRaised) }

  /// What is worth watching of the run, up to now.
  package func metrics(version: String, elapsed: Duration) -> MetricsSnapshot {
    let waiting = queues.reading
    return MetricsSnapshot(
      pipeline: plan.name, version: version, elapsed: elapsed,
      stages: zip(plan.stages, meters).map { step, meter in
        MetricsSnapshot.Stage(
          id: step.id, reading: meter.reading, batches: meter.batchTimes, queue: waiting[step.id])
      })
  }

  /// Runs the plan.
  ///
  /// - Returns: What was done.
  /// - Throws: `StageError` of the stage that ended the run, or `CancellationError`.
  @concurrent
  public func run() async throws -> RunReport {
    let start = services.clock.uptime()
    var isStopped = false
    do {
      try await flow()
      isStopped = stop.isRaised
      // A run that was asked to stop is continued from its last checkpoint: its source may have been
      // interrupted between writing documents and saying so.
      if let delivery, let lastCheckpoint, !isStopped {
        try await lastCheckpoint.end { try delivery.commit(lastCheckpoint) }
      }
    } catch {
      let status: RunRecord.Status =
        error is CancellationError || stop.isRaised ? .stopped : .failed
      // What ended the run is worth more than what then could not be stored.
      try? delivery?.end(status, report: remembered(since: start), error: error)
      throw error
    }
    try delivery?.end(isStopped ? .stopped : .done, report: remembered(since: start))
    return report(elapsed: services.clock.uptime() - start, wasStopped: isStopped)
  }

  /// Lets the documents flow, from the first to the last.
  private func flow() async throws {
    let segments = Segment.segments(zip(plan.stages, meters).map(step))
    // Nothing comes in from before the first stage; what comes out after the last is let go.
    let drain = Channel.drain { [delivery] checkpoint in try delivery?.commit(checkpoint) }
    let channels = segments.map { _ in Channel() } + [drain]
    channels.first?.finish()
    // Before the first stage there is nothing to wait.
    queues.watch(zip(segments, channels).dropFirst().map { ($0.firstStage, $1) })
    let gate = SourceGate(limit: options.limit)
    let marks = delivery.flatMap { delivery in
      plan.stages.first.map { first in
        CheckpointSource(
          stage: first.id, clock: services.clock,
          // What standard output got is known as exactly as can be: there is nothing to make durable.
          interval: delivery.isRetry && readerEndsRun
            ? .init(first: .zero, most: .zero) : delivery.interval)
      }
    }
    let isCutShort = Mutex(false)
    try await withTaskCancellationHandler {
      try await execute(segments, channels, gate, marks) { isCutShort.withLock { $0 = true } }
    } onCancel: {
      for channel in channels { channel.abort() }
    }
    // Where no more was wanted, wherever that was, what was written last may not have come through: what
    // was noted of it is not certain.
    if isCutShort.withLock({ $0 }) || channels.contains(where: \.hasLetGo) {
      delivery?.cutShort()
      lastCheckpoint?.keepOnlyOutputs()
    } else if let lastCheckpoint {
      marks?.finish(into: lastCheckpoint)
      delivery?.watch.finish(into: lastCheckpoint)
    }
  }

  private func remembered(since start: Duration) -> JSONObject {
    let elapsed = services.clock.uptime() - start
    let report = report(elapsed: elapsed, wasStopped: stop.isRaised)
    return report.json(seconds: elapsed / .seconds(1))
  }

  private func execute(
    _ segments: [Segment], _ channels: [Channel], _ gate: SourceGate, _ marks: CheckpointSource?,
    cutShort: @escaping @Sendable () -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, segment) in segments.enumerated() {
        let (input, output) = (channels[index], channels[index + 1])
        let isFirst = index == 0
        group.addTask(executorPreference: segment.executor) {
          do {
            if isFirst {
              try await runSource(segment, input, output, gate, marks)
            } else {
              try await segment.run(
                input, output, after: index == 1 ? segments[0].sourceRecovery : nil,
                workers: options.workers)
            }
          } catch is DownstreamClosed {
            // Nothing more is wanted: a normal end.
            cutShort()
          } catch {
            for channel in channels { channel.abort() }
            throw error
          }
          input.close()
          output.finish()
        }
      }
      try await waitForAll(&group)
    }
  }

  /// Waits for all tasks, and throws the error that began it: not the cancellations that follow.
  private func waitForAll(_ group: inout ThrowingTaskGroup<Void, any Error>) async throws {
    var cause: (any Error)?
    while let result = await group.nextResult() {
      guard case .failure(let error) = result else { continue }
      if cause == nil || cause is CancellationError { cause = error }
    }
    if let cause { throw cause }
  }

  /// Runs the first segment, and ends it when the run is asked to stop.
  private func runSource(
    _ segment: Segment, _ input: Channel, _ output: Channel, _ gate: SourceGate,
    _ marks: CheckpointSource?
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await segment.run(
            input, output, as: Segment.Source(gate: gate, marks: marks), workers: options.workers)
        } catch is CancellationError where stop.isRaised {
          // It was interrupted because the run was asked to stop.
        }
      }
      group.addTask {
        await stop.wait()
        gate.close()
      }
      defer { group.cancelAll() }
      // Whichever ends first; then the other is cancelled and waited for.
      try await group.next()
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  private func step(_ planned: Plan.Step, _ meter: StageMeter) -> Segment.Step {
    let id = planned.id
    // What cannot even be tried again has failed where it did before.
    let place = (planned.stage as? DeadLetterSource)?.stage ?? id
    let context = StageContext(
      stage: id, services: services, started: delivery?.started, memory: delivery?.memory(of: id),
      lastCheckpoint: lastCheckpoint, claims: claims, recovery: delivery?.recovery(of: id),
      failureLimit: failureLimit,
      isRetry: delivery?.isRetry ?? false, isDryRun: options.isDryRun,
      readerEndsRun: readerEndsRun,
      policy: planned.policy,
      retryPolicy: planned.retry, timeout: planned.timeout, condition: planned.condition,
      maxDocument: plan.maxDocument, meter: meter,
      sink: { [recorder, observe, delivery] event in
        recorder.record(place, event)
        // With `keep` it goes on, and is not to come a second time.
        if case .failed(let name, let document, let error) = event {
          if planned.policy == .keep {
            delivery?.noteKeptFailure()
          } else {
            delivery?.deadLetters.add(name, document, error, in: place)
          }
        }
        observe(place, event)
      })
    return Segment.Step(stage: planned.stage, context: context, maxDocument: plan.maxDocument)
  }

  private func report(elapsed: Duration, wasStopped: Bool) -> RunReport {
    let stages = zip(plan.stages, meters).map { step, meter in
      RunReport.Stage(id: step.id, name: step.manual.name, reading: meter.reading)
    }
    return recorder.report(stages: stages, elapsed: elapsed, wasStopped: wasStopped)
  }
}
