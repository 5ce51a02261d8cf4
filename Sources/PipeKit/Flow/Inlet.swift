/// Where a stage reads.
public struct Inlet: Sendable {
  package let channel: Channel
  private let meter: StageMeter?

  package init(_ channel: Channel, meter: StageMeter? = nil) {
    self.channel = channel
    self.meter = meter
  }

  /// The next documents, in order; `nil` when there are no more.
  ///
  /// - Throws: `CancellationError` when the run has failed elsewhere or was cancelled. A stage lets
  ///   it pass, and keeps nothing as if its input were complete.
  public func next() async throws -> Batch? {
    meter?.pause()
    defer { meter?.resume() }
    guard let (_, batch) = try await channel.receive() else { return nil }
    meter?.received(batch.count)
    return batch
  }
}
