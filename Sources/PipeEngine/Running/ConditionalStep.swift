import PipeKit

/// A stage that sees only the documents that fulfil a condition; the others pass it by.
struct ConditionalStep: Sendable {
  let step: Segment.Step
  let condition: Condition
  /// Watches for documents that failed in a source right before the stage.
  var sourceRecovery: Recovery?

  /// Runs the stage.
  ///
  /// - Throws: What ends the run, or what says that no more is wanted.
  func run(_ input: Channel, _ output: Channel) async throws {
    let chosen = Channel()
    // Where it is said that the stage has passed a checkpoint on.
    let passed = Channel()
    let outlet = Outlet(
      output, meter: step.context.meter, passed: passed, recovery: step.context.recovery,
      inspect: step.inspection)
    // A group waits for all of its tasks before it throws, so that each lets the other go itself.
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await sort(input, into: chosen, output, passed)
          chosen.finish()
        } catch {
          if error is DownstreamClosed { chosen.finish() } else { chosen.abort() }
          throw error
        }
      }
      group.addTask {
        do {
          try await step.run(chosen, outlet)
          chosen.close()
          passed.finish()
        } catch {
          let isClosed = error is DownstreamClosed
          if isClosed { input.close() } else { input.abort() }
          chosen.close()
          if isClosed { passed.finish() } else { passed.abort() }
          throw error
        }
      }
      try await group.waitForAll()
    }
  }

  /// Sends the documents that fulfil the condition one way, while they are wanted there, and the
  /// others the other way.
  ///
  /// A checkpoint goes with the former; what comes after it waits until the stage has passed it on, or
  /// the latter would overtake it.
  private func sort(
    _ input: Channel, into chosen: Channel, _ others: Channel, _ passed: Channel
  ) async throws {
    while case (_, var parcel)? = try await input.receive() {
      if let checkpoint = parcel.checkpoint {
        sourceRecovery?.tell(checkpoint)
        try await pass(checkpoint, parcel, chosen, others, passed)
        continue
      }
      try parcel.open(for: step.context.meter)
      sourceRecovery?.see(parcel.documents)
      let now = step.context.clock.now()
      var matching: Batch = []
      var rest: Batch = []
      for document in parcel.documents {
        do throws(StageError) {
          if try condition.matches(document, now: now) {
            matching.append(document)
          } else {
            rest.append(document)
          }
        } catch {
          if let kept = try step.context.fail(document, error) { rest.append(kept) }
        }
      }
      // They go on as well: the stage is not theirs any more, where they failed in it.
      step.context.recovery?.see(rest)
      try await others.send(rest)
      do {
        try await chosen.send(matching)
      } catch is DownstreamClosed {
        // The stage wants no more; what passes it by goes on.
      }
    }
  }

  private func pass(
    _ checkpoint: Checkpoint, _ parcel: Parcel, _ chosen: Channel, _ others: Channel,
    _ passed: Channel
  ) async throws {
    guard step.stage.passesAtOnce || step.stage is any PreparingStage else {
      // The stage may hold documents to its end: there is no point before it to go on from.
      step.context.lastCheckpoint?.absorb(checkpoint)
      return
    }
    do {
      try await chosen.send(parcel)
      if try await passed.receive() != nil { return }
    } catch is DownstreamClosed {
      // The stage wants no more.
    }
    step.context.recovery?.tell(checkpoint)
    try await others.send(parcel)
  }
}
