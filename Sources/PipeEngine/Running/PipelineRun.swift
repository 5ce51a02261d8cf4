public import PipeKit

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

    /// Creates the usual options.
    public init(limit: Int? = nil, isDryRun: Bool = false, workers: Int = 2) {
      self.limit = limit
      self.isDryRun = isDryRun
      self.workers = max(workers, 1)
    }
  }

  private let plan: Plan
  private let services: Services
  private let options: Options
  private let stop: StopSignal
  private let observe: @Sendable (String, StageEvent) -> Void
  private let meters: [StageMeter]
  private let recorder = EventRecorder()

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
    self.plan = plan
    self.services = services
    self.options = options
    self.stop = stop
    self.observe = observe
    meters = plan.stages.map { _ in StageMeter() }
  }

  /// What has passed each stage up to now.
  public var progress: RunReport { report(elapsed: .zero, wasStopped: stop.isRaised) }

  /// Runs the plan.
  ///
  /// - Returns: What was done.
  /// - Throws: `StageError` of the stage that ended the run, or `CancellationError`.
  @concurrent
  public func run() async throws -> RunReport {
    let start = services.clock.uptime()
    let segments = Segment.segments(zip(plan.stages, meters).map(step))
    // Nothing comes in from before the first stage; what comes out after the last is let go.
    let channels = segments.map { _ in Channel() } + [.drain()]
    channels.first?.finish()
    let gate = SourceGate(limit: options.limit)
    try await withTaskCancellationHandler {
      try await execute(segments, channels, gate)
    } onCancel: {
      for channel in channels { channel.abort() }
    }
    let elapsed = services.clock.uptime() - start
    return report(elapsed: elapsed, wasStopped: stop.isRaised)
  }

  private func execute(
    _ segments: [Segment], _ channels: [Channel], _ gate: SourceGate
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, segment) in segments.enumerated() {
        let (input, output) = (channels[index], channels[index + 1])
        let isFirst = index == 0
        group.addTask {
          do {
            if isFirst {
              try await runSource(segment, input, output, gate)
            } else {
              try await segment.run(input, output, gate: nil, workers: options.workers)
            }
          } catch is DownstreamClosed {
            // Nothing more is wanted: a normal end.
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
    _ segment: Segment, _ input: Channel, _ output: Channel, _ gate: SourceGate
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await segment.run(input, output, gate: gate, workers: options.workers)
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
    let context = StageContext(
      stage: id, services: services, isDryRun: options.isDryRun, policy: planned.policy,
      retryPolicy: planned.retry, timeout: planned.timeout, condition: planned.condition,
      meter: meter,
      sink: { [recorder, observe] event in
        recorder.record(id, event)
        observe(id, event)
      })
    return Segment.Step(stage: planned.stage, context: context)
  }

  private func report(elapsed: Duration, wasStopped: Bool) -> RunReport {
    let stages = zip(plan.stages, meters).map { step, meter in
      RunReport.Stage(id: step.id, name: step.manual.name, reading: meter.reading)
    }
    return recorder.report(stages: stages, elapsed: elapsed, wasStopped: wasStopped)
  }
}
