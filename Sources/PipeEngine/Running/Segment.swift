import PipeKit

/// A part of a pipeline that runs as one: a stage that sees many documents, or consecutive stages
/// that look at one document at a time.
enum Segment: Sendable {
  case stream(Step)
  case documents([DocumentStep])

  /// A stage with what it is lent.
  struct Step: Sendable {
    let stage: any Stage
    let context: StageContext
  }

  /// A document stage with what it is lent.
  struct DocumentStep: Sendable {
    let stage: any DocumentStage
    let context: StageContext
  }

  /// Puts consecutive document stages together.
  static func segments(_ steps: [Step]) -> [Segment] {
    var segments: [Segment] = []
    var documents: [DocumentStep] = []
    for step in steps {
      if let stage = step.stage as? any DocumentStage {
        documents.append(DocumentStep(stage: stage, context: step.context))
        continue
      }
      if !documents.isEmpty { segments.append(.documents(documents)) }
      documents = []
      segments.append(.stream(step))
    }
    if !documents.isEmpty { segments.append(.documents(documents)) }
    return segments
  }

  /// Runs the segment between two channels.
  ///
  /// - Parameters:
  ///   - input: Where documents come from.
  ///   - output: Where documents go.
  ///   - gate: What a source has to pass; `nil` where the segment is not the first.
  ///   - workers: How many tasks document stages are run by.
  /// - Throws: What ends the run: `StageError`, `DownstreamClosed`, `CancellationError`.
  func run(_ input: Channel, _ output: Channel, gate: SourceGate?, workers: Int) async throws {
    switch self {
    case .stream(let step):
      try await Self.run(step, input, output, gate: gate)
    case .documents(let steps):
      try await Self.run(steps, input, output, workers: workers)
    }
  }

  private static func run(
    _ step: Step, _ input: Channel, _ output: Channel, gate: SourceGate?
  ) async throws {
    let meter = step.context.meter
    let outlet = Outlet(output, meter: meter, gate: gate)
    meter.resume()
    defer { meter.pause() }
    do {
      guard let condition = step.context.condition else {
        return try await step.stage.run(Inlet(input, meter: meter), into: outlet, in: step.context)
      }
      try await run(step, input, output, where: condition)
    } catch let error as DownstreamClosed {
      throw error
    } catch let error as CancellationError {
      throw error
    } catch {
      throw StageError(wrapping: error, stage: step.context.stage)
    }
  }

  /// Runs a stage on the documents that fulfil a condition, and passes the others by it.
  private static func run(
    _ step: Step, _ input: Channel, _ output: Channel, where condition: Condition
  ) async throws {
    let chosen = Channel()
    let meter = step.context.meter
    // A group waits for all of its tasks before it throws, so that each lets the other go itself.
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await sort(input, by: condition, step.context.clock, into: chosen, output)
          chosen.finish()
        } catch {
          if error is DownstreamClosed { chosen.finish() } else { chosen.abort() }
          throw error
        }
      }
      group.addTask {
        do {
          let inlet = Inlet(chosen, meter: meter)
          try await step.stage.run(inlet, into: Outlet(output, meter: meter), in: step.context)
          chosen.close()
        } catch {
          if error is DownstreamClosed { input.close() } else { input.abort() }
          chosen.close()
          throw error
        }
      }
      try await group.waitForAll()
    }
  }

  /// Sends the documents that fulfil a condition one way, while they are wanted there, and the
  /// others the other way.
  private static func sort(
    _ input: Channel, by condition: Condition, _ clock: any PipeClock, into chosen: Channel,
    _ others: Channel
  ) async throws {
    while let (_, batch) = try await input.receive() {
      let now = clock.now()
      var matching: Batch = []
      var rest: Batch = []
      for document in batch {
        if condition.matches(document, now: now) {
          matching.append(document)
        } else {
          rest.append(document)
        }
      }
      try await others.send(rest)
      do {
        try await chosen.send(matching)
      } catch is DownstreamClosed {
        // The stage wants no more; what passes it by goes on.
      }
    }
  }

  private static func run(
    _ steps: [DocumentStep], _ input: Channel, _ output: Channel, workers: Int
  ) async throws {
    let window = OrderedWindow(outlet: output, size: 2 * workers)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask {
          do {
            while let (index, batch) = try await input.receive() {
              var batch = batch
              try await process(&batch, steps)
              try await window.deposit(index, batch)
            }
          } catch {
            // The others may wait for the batch that this worker has lost: let them go.
            window.close()
            if error is DownstreamClosed { input.close() } else { input.abort() }
            throw error
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private static func process(_ batch: inout Batch, _ steps: [DocumentStep]) async throws {
    var thread = StageMeter.thread
    var time = StageMeter.threadTime()
    for step in steps where !batch.isEmpty {
      let meter = step.context.meter
      meter.received(batch.count)
      do {
        try await step.stage.process(batch: &batch, in: step.context)
      } catch let error as CancellationError {
        throw error
      } catch {
        throw StageError(wrapping: error, stage: step.context.stage)
      }
      meter.sent(batch.count)
      // A stage that waited may go on elsewhere, and then its time on this thread is not known.
      let nowThread = StageMeter.thread
      let nowTime = StageMeter.threadTime()
      if nowThread == thread, nowTime > time { meter.spent(nowTime - time) }
      thread = nowThread
      time = nowTime
    }
  }
}
