import PipeEngine
import PipeKit

extension ComplianceTrial {
  /// What goes wrong when a run ends: by itself, or because it was cancelled.
  func endingViolations() async throws -> [String] {
    if compliance.type is any DocumentStage.Type { return [] }
    return try await cancellationViolations() + lateViolations() + heldViolations()
  }

  /// Lets a run be cancelled in the middle.
  private func cancellationViolations() async throws -> [String] {
    let (stage, services) = try make()
    let (input, output) = (Channel(), Channel())
    let results = AsyncStream<Result<Void, any Error>?>.makeStream()
    // Not a child: a stage that never ends would be waited for.
    let run = Task { @concurrent in
      do {
        try await stage.run(Inlet(input), into: Outlet(output), in: Self.context(services))
        results.continuation.yield(.success(()))
      } catch {
        results.continuation.yield(.failure(error))
      }
      input.close()
    }
    let drain = Task { @concurrent in while try await output.receive() != nil {} }
    var endedEarly = false
    do {
      // More than wait in the channel, so that the stage has some.
      for document in (documents + documents).prefix(12) { try await input.send([document]) }
    } catch {
      endedEarly = true
    }
    input.abort()
    output.abort()
    run.cancel()
    let limit = Task {
      try await ContinuousClock().sleep(for: .seconds(20))
      results.continuation.yield(nil)
    }
    var first: Result<Void, any Error>??
    for await result in results.stream {
      first = result
      break
    }
    limit.cancel()
    drain.cancel()
    if endedEarly { return [] }
    switch first {
    case .some(.none), .none: return ["it does not end when the run is cancelled"]
    case .some(.some(.success)):
      return [
        "it ends as if its input were complete when the run is cancelled: let CancellationError pass"
      ]
    case .some(.some(.failure(let error))):
      return error is CancellationError
        ? []
        : ["it throws something else than CancellationError when the run is cancelled: \(error)"]
    }
  }

  /// Lets a run end, and looks whether something is written after that.
  private func lateViolations() async throws -> [String] {
    let (stage, services) = try make()
    let (input, output) = (Channel(capacity: documents.count + 1), Channel())
    try await input.send(documents)
    input.finish()
    return try await withThrowingTaskGroup(of: Int.self) { group in
      group.addTask { @concurrent in
        var isOver = false
        var late = 0
        while let (_, parcel) = try await output.receive() {
          if parcel.checkpoint != nil { isOver = true } else if isOver { late += parcel.count }
        }
        return late
      }
      do {
        try await stage.run(Inlet(input), into: Outlet(output), in: Self.context(services))
      } catch {
        output.abort()
        throw error
      }
      // What comes behind this came after the end.
      try await output.send(Parcel(Checkpoint(number: 1)))
      // A task that was left behind has a moment, which nothing tells the end of.
      try await ContinuousClock().sleep(for: .milliseconds(20))
      output.finish()
      return try await group.next() == 0
        ? [] : ["it writes documents when it has ended: wait for the tasks that it starts"]
    }
  }

  /// Looks whether a stage that says it holds nothing back does.
  private func heldViolations() async throws -> [String] {
    let (stage, services) = try make()
    guard stage.passesAtOnce, !(stage is any PreparingStage) else { return [] }
    let (input, output) = (Channel(), Channel())
    return try await withThrowingTaskGroup(of: [String].self) { group in
      group.addTask { @concurrent in
        var number = 0
        do {
          for document in documents {
            number += 1
            try await input.send([document])
            try await input.send(Parcel(Checkpoint(number: number)))
          }
        } catch is DownstreamClosed {
          // The stage wants no more.
        }
        input.finish()
        return []
      }
      group.addTask { @concurrent in
        let outlet = Outlet(output)
        do {
          try await stage.run(
            Inlet(input, checkpoints: .pass(outlet)), into: outlet, in: Self.context(services))
        } catch {
          input.abort()
          output.abort()
          throw error
        }
        input.close()
        output.finish()
        return []
      }
      group.addTask { @concurrent in
        var passed = 0
        var held: [String] = []
        while let (_, parcel) = try await output.receive() {
          if let checkpoint = parcel.checkpoint { passed = checkpoint.number }
          let early = Set(documents.prefix(passed).map(\.id))
          held += parcel.documents.map(\.id).filter { early.contains($0) }
        }
        return held.first.map {
          [
            "it holds documents back, though it says that it does not (passesAtOnce): '\($0)' came when it "
              + "had asked for more"
          ]
        } ?? []
      }
      var found: [String] = []
      for try await part in group { found += part }
      return found
    }
  }
}
