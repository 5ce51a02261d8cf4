/// Where a stage writes; writing waits while the next stage is behind.
public struct Outlet: Sendable {
  package let channel: Channel
  private let meter: StageMeter?
  private let gate: SourceGate?
  private let marks: CheckpointSource?
  /// Where it is said that a checkpoint was written.
  private let passed: Channel?
  /// That of a stage that is no source: what a source brings in is seen where it is read.
  private let recovery: Recovery?
  /// Takes out of a source's documents what cannot go on.
  private let inspect: (@Sendable (inout Batch) throws -> Void)?

  package init(
    _ channel: Channel, meter: StageMeter? = nil, gate: SourceGate? = nil,
    marks: CheckpointSource? = nil, passed: Channel? = nil, recovery: Recovery? = nil,
    inspect: (@Sendable (inout Batch) throws -> Void)? = nil
  ) {
    self.channel = channel
    self.meter = meter
    self.gate = gate
    self.marks = marks
    self.passed = passed
    self.recovery = recovery
    self.inspect = inspect
  }

  /// Passes documents on.
  ///
  /// - Throws: ``DownstreamClosed`` when the next stage wants no more: commit what is kept and let
  ///   it pass, it is a normal end. `CancellationError` when the run has failed or was cancelled.
  public func write(_ batch: Batch) async throws {
    meter?.pause()
    defer { meter?.resume() }
    var batch = batch
    try inspect?(&batch)
    recovery?.see(batch)
    guard let gate else {
      try await channel.send(batch)
      meter?.sent(batch.count)
      return
    }
    let admitted = gate.admit(batch.count)
    if admitted > 0 {
      let part = admitted == batch.count ? batch : Array(batch.prefix(admitted))
      try await channel.send(part)
      meter?.sent(admitted)
      meter?.endBatch()
    }
    if gate.isClosed { throw DownstreamClosed() }
  }

  /// Passes documents on that whoever takes them reads, on its core.
  ///
  /// - Parameter read: Reads the documents. It is called once, from any task; what it throws ends the
  ///   run.
  /// - Throws: As ``write(_:)-(Batch)``.
  package func write(reading read: @escaping @Sendable () throws -> Batch) async throws {
    // How many there are is known when they are read: where that matters, it is done here.
    if let gate, gate.isLimited { return try await write(read()) }
    meter?.pause()
    defer { meter?.resume() }
    if let gate, gate.isClosed { throw DownstreamClosed() }
    try await channel.send(
      Parcel { [meter, inspect] in
        let (start, wallStart) = (StageMeter.threadTime(), StageMeter.wallTime())
        var batch = try read()
        try inspect?(&batch)
        meter?.sent(batch.count)
        meter?.spent(StageMeter.threadTime() &- start)
        meter?.worked(StageMeter.wallTime() &- wallStart)
        meter?.endBatch()
        return batch
      })
    if let gate, gate.isClosed { throw DownstreamClosed() }
  }

  /// Passes a parcel on as it came.
  ///
  /// - Throws: As ``write(_:)-(Batch)``.
  package func write(_ parcel: Parcel) async throws {
    meter?.pause()
    defer { meter?.resume() }
    if let recovery {
      var parcel = parcel
      parcel.look(recovery)
      parcel.tell([recovery])
    }
    try await channel.send(parcel)
    meter?.sent(parcel.count)
    if parcel.checkpoint != nil { try await passed?.send(parcel) }
  }

  /// Says how far a source has come with all it has written until now, so that an interrupted run can go
  /// on from here.
  ///
  /// - Parameters:
  ///   - value: What the source needs to go on; `nil` removes what was noted before.
  ///   - key: What it is noted under; read it with ``StageMemory/note(_:_:)`` at the start.
  ///   - kind: How long it is kept.
  /// - Throws: As ``write(_:)-(Batch)``.
  public func mark(
    _ value: JSON?, for key: String, _ kind: NoteKind = .position
  ) async throws {
    try await mark([(key, kind, value)])
  }

  /// Says several things at once of how far a source has come: all of them get into one checkpoint.
  ///
  /// - Parameter notes: Keys, kinds and values; see ``mark(_:for:_:)``.
  /// - Throws: As ``write(_:)-(Batch)``.
  public func mark(_ notes: [(key: String, kind: NoteKind, value: JSON?)]) async throws {
    guard let checkpoint = marks?.note(notes) else { return }
    meter?.pause()
    defer { meter?.resume() }
    try await channel.send(Parcel(checkpoint))
  }

  /// Passes a document on.
  ///
  /// - Throws: As ``write(_:)-(Batch)``.
  public func write(_ document: Document) async throws {
    meter?.pause()
    defer { meter?.resume() }
    if let inspect {
      var batch = [document]
      try inspect(&batch)
      if batch.isEmpty { return }
    }
    recovery?.see([document])
    if let gate, gate.admit(1) == 0 { throw DownstreamClosed() }
    let beganBatch = try await channel.send(document)
    meter?.sent(1)
    if gate != nil, beganBatch { meter?.endBatch() }
    if let gate, gate.isClosed { throw DownstreamClosed() }
  }
}

/// Thrown by a write when nothing more is wanted; the engine takes it for a normal end.
public struct DownstreamClosed: Error {
  package init() {}
}

extension Error {
  /// Whether it says only that a run or its readers have ended, so that nothing has failed.
  package var isOrderlyEnd: Bool { self is CancellationError || self is DownstreamClosed }
}
