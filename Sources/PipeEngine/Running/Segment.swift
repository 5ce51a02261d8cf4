import PipeKit

/// A part of a pipeline that runs as one: a stage that sees many documents, or consecutive stages
/// that look at one document at a time.
enum Segment: Sendable {
  case stream(Step)
  case documents(DocumentSteps)

  /// A stage with what it is lent.
  struct Step: Sendable {
    let stage: any Stage
    let context: StageContext
    /// The most bytes that a document may have which the stage brings in as a source.
    var maxDocument = Int.max
  }

  /// What the first segment has to heed.
  struct Source: Sendable {
    /// Lets documents through.
    let gate: SourceGate
    /// Makes checkpoints of its positions.
    let marks: CheckpointSource?
  }

  /// What a worker does with a parcel.
  struct DocumentSteps: Sendable {
    /// The document stages, with what each is lent.
    var stages: [(stage: any DocumentStage, context: StageContext)] = []
    /// The stages behind them that let part of their work be done ahead.
    var preparing: [(stage: any PreparingStage, context: StageContext)] = []
    /// Whether nothing behind them needs the documents once all is prepared.
    var isLastToNeedDocuments = false
  }

  /// Puts consecutive document stages together, and before each sink what can be prepared for it.
  static func segments(_ steps: [Step]) -> [Segment] {
    var segments: [Segment] = []
    var rest = steps[...]
    while let step = rest.first {
      var documents = DocumentSteps()
      while let step = rest.first, let stage = step.stage as? any DocumentStage {
        documents.stages.append((stage, step.context))
        rest.removeFirst()
      }
      var sinks: [Segment] = []
      // The first stage is a source, and nothing comes before it that could be prepared.
      let isFirst = documents.stages.isEmpty && segments.isEmpty
      while !isFirst, let step = rest.first, step.context.condition == nil,
        let stage = step.stage as? any PreparingStage
      {
        documents.preparing.append((stage, step.context))
        sinks.append(.stream(step))
        rest.removeFirst()
      }
      documents.isLastToNeedDocuments = rest.isEmpty
      if !documents.stages.isEmpty || !sinks.isEmpty { segments.append(.documents(documents)) }
      segments += sinks
      if documents.stages.isEmpty, sinks.isEmpty {
        segments.append(.stream(step))
        rest.removeFirst()
      }
    }
    return segments
  }

  /// The stage whose documents wait before the segment.
  var firstStage: String? {
    switch self {
    case .stream(let step): step.context.stage
    case .documents(let steps):
      steps.stages.first?.context.stage ?? steps.preparing.first?.context.stage
    }
  }

  /// What runs the segment's task and those it starts; `nil` for what runs everything else.
  ///
  /// Document stages tell their own times, as several of them share a task.
  var executor: (any TaskExecutor)? {
    switch self {
    case .stream(let step): MeteringExecutor(step.context.meter)
    case .documents: nil
    }
  }

  /// Runs the segment between two channels.
  ///
  /// - Parameters:
  ///   - input: Where documents come from.
  ///   - output: Where documents go.
  ///   - source: What the first segment has to heed; `nil` for the others.
  ///   - recovery: Watches for documents that failed in the source; for the segment behind it, where they
  ///     are read.
  ///   - workers: How many tasks document stages are run by.
  /// - Throws: What ends the run: `StageError`, `DownstreamClosed`, `CancellationError`.
  func run(
    _ input: Channel, _ output: Channel, as source: Source? = nil, after recovery: Recovery? = nil,
    workers: Int
  ) async throws {
    switch self {
    case .stream(let step):
      try await Self.run(step, input, output, as: source, after: recovery)
    case .documents(let steps):
      try await Self.run(steps, input, output, after: recovery, workers: workers)
    }
  }

  /// Watches for documents that failed in the segment, where it is a source.
  var sourceRecovery: Recovery? {
    switch self {
    case .stream(let step): step.context.recovery
    case .documents: nil
    }
  }

  private static func run(
    _ step: Step, _ input: Channel, _ output: Channel, as source: Source?, after recovery: Recovery?
  ) async throws {
    let meter = step.context.meter
    meter.resume()
    defer { meter.finish() }
    do {
      if let condition = step.context.condition {
        return try await ConditionalStep(step: step, condition: condition, sourceRecovery: recovery)
          .run(input, output)
      }
      let outlet = Outlet(
        output, meter: meter, gate: source?.gate, marks: source?.marks,
        recovery: source == nil ? step.context.recovery : nil, inspect: step.inspection)
      try await step.run(input, outlet, after: recovery)
    } catch let error as DownstreamClosed {
      throw error
    } catch let error as CancellationError {
      throw error
    } catch {
      throw StageError(wrapping: error, stage: step.context.stage)
    }
  }

  private static func run(
    _ steps: DocumentSteps, _ input: Channel, _ output: Channel, after recovery: Recovery?,
    workers: Int
  ) async throws {
    let recoveries = [recovery] + steps.stages.map(\.context.recovery)
    let window = OrderedWindow(
      outlet: output, size: 2 * workers, recoveries: recoveries.compactMap(\.self))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask {
          do {
            while let (index, received) = try await input.receive() {
              var parcel = received
              try await steps.process(&parcel, after: recovery)
              try await window.deposit(index, parcel)
            }
          } catch {
            // The others may wait for the parcel that this worker has lost: let them go.
            window.close()
            if error is DownstreamClosed { input.close() } else { input.abort() }
            throw error
          }
        }
      }
      try await group.waitForAll()
    }
  }
}

extension Segment.Step {
  /// Runs the stage.
  func run(_ input: Channel, _ outlet: Outlet, after recovery: Recovery? = nil) async throws {
    let inlet = Inlet(
      input, meter: context.meter,
      checkpoints: stage.passesAtOnce
        ? .pass(outlet) : .hold(context.lastCheckpoint), recovery: recovery)
    try await stage.run(inlet, into: outlet, in: context)
  }

  /// What looks at the documents that the stage writes; `nil` for a sink, which passes on what it was given.
  var inspection: (@Sendable (inout Batch) throws -> Void)? {
    stage is any PreparingStage ? nil : inspect
  }

  /// Takes documents that are too large out of a batch, and lets them fail.
  private func inspect(_ batch: inout Batch) throws {
    guard batch.contains(where: { $0.size > maxDocument }) else { return }
    for document in batch where document.size > maxDocument {
      // It is not kept: it would be as large as what is refused, or not the document.
      try context.fail(document.id, StageError(tooLarge: maxDocument))
    }
    batch.removeAll { $0.size > maxDocument }
  }
}

extension Segment.DocumentSteps {
  /// Takes a parcel through the stages, and prepares it for those that follow.
  fileprivate func process(_ parcel: inout Parcel, after recovery: Recovery?) async throws {
    if parcel.checkpoint != nil { return }
    try parcel.open()
    parcel.look(recovery)
    var stopwatch = Stopwatch()
    for (stage, context) in stages where parcel.count > 0 {
      context.meter.received(parcel.count)
      do {
        try await parcel.change { try await stage.processAll(&$0, in: context) }
      } catch let error as CancellationError {
        throw error
      } catch {
        throw StageError(wrapping: error, stage: context.stage)
      }
      context.meter.sent(parcel.count)
      parcel.look(context.recovery)
      context.meter.tookBatch(stopwatch.lap(context.meter))
    }
    if parcel.isEmpty { return }
    for (stage, context) in preparing {
      guard let value = stage.prepare(parcel.documents, in: context) else { continue }
      parcel.add(value, for: context.stage)
      context.meter.worked(stopwatch.lap(context.meter))
    }
    // Freed here, where they were made.
    if isLastToNeedDocuments, parcel.parts.count == preparing.count { parcel.letDocumentsGo() }
  }
}

/// Tells how much time a task takes from one lap to the next.
private struct Stopwatch {
  private var thread = StageMeter.thread
  private var time = StageMeter.threadTime()
  private var wallTime = StageMeter.wallTime()

  /// Adds the processor time since the last lap to a meter.
  ///
  /// A stage that waited may go on on another thread, and then its processor time is not known.
  ///
  /// - Returns: The time since the last lap on the wall, in nanoseconds.
  mutating func lap(_ meter: StageMeter) -> UInt64 {
    let nowThread = StageMeter.thread
    let nowTime = StageMeter.threadTime()
    let nowWallTime = StageMeter.wallTime()
    if nowThread == thread, nowTime > time { meter.spent(nowTime - time) }
    defer { (thread, time, wallTime) = (nowThread, nowTime, nowWallTime) }
    return nowWallTime &- wallTime
  }
}
