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
    while let parcel = try await nextParcel() {
      if !parcel.documents.isEmpty { return parcel.documents }
    }
    return nil
  }

  /// The next documents together with what was made of them ahead.
  package func nextParcel() async throws -> Parcel? {
    meter?.pause()
    defer { meter?.resume() }
    while var (_, parcel) = try await channel.receive() {
      try parcel.open()
      if parcel.isEmpty { continue }
      meter?.received(parcel.count)
      return parcel
    }
    return nil
  }
}
