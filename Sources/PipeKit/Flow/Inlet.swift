/// Where a stage reads.
public struct Inlet: Sendable {
  package let channel: Channel
  private let meter: StageMeter?
  private let checkpoints: Checkpoints
  /// That of a source right before the stage: what it brings in may be read only here.
  private let recovery: Recovery?

  /// What becomes of checkpoints that the stage does not ask for.
  package enum Checkpoints: Sendable {
    /// They are passed on: what the stage was given before is written by the time it asks for more.
    case pass(Outlet)
    /// They go no further, as the stage may hold what it was given before; their notes are kept for
    /// the end of the run.
    case hold(Checkpoint?)
  }

  package init(
    _ channel: Channel, meter: StageMeter? = nil, checkpoints: Checkpoints = .hold(nil),
    recovery: Recovery? = nil
  ) {
    self.channel = channel
    self.meter = meter
    self.checkpoints = checkpoints
    self.recovery = recovery
  }

  /// The next documents, in order; `nil` when there are no more.
  ///
  /// - Throws: `CancellationError` when the run has failed elsewhere or was cancelled. A stage lets
  ///   it pass, and keeps nothing as if its input were complete.
  public func next() async throws -> Batch? {
    while let parcel = try await nextParcel() {
      guard let checkpoint = parcel.checkpoint else { return parcel.documents }
      switch checkpoints {
      case .pass(let outlet): try await outlet.write(parcel)
      case .hold(let last): last?.absorb(checkpoint)
      }
    }
    return nil
  }

  /// The next documents together with what was made of them ahead, or the next checkpoint, which the
  /// stage passes on when it has kept, and written, everything before it.
  package func nextParcel() async throws -> Parcel? {
    meter?.pause()
    defer { meter?.resume() }
    while var (_, parcel) = try await channel.receive() {
      try parcel.open(for: meter)
      if let recovery {
        parcel.look(recovery)
        parcel.tell([recovery])
      }
      if parcel.isEmpty { continue }
      if parcel.count > 0 {
        meter?.received(parcel.count)
        meter?.beginBatch()
      }
      return parcel
    }
    return nil
  }
}
