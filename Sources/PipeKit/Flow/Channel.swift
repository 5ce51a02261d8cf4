import Synchronization

/// A bounded queue of parcels between two stages: many senders, many receivers, one lock.
///
/// Documents that are written one by one join the last batch that is still waiting, so that a slow
/// source is passed on at once and a fast one travels in batches, without a timer.
package final class Channel: Sendable {
  /// How many documents a batch has at most when it is put together from single ones.
  package static let batchSize = 64
  /// How many bytes such a batch has at most, about.
  package static let batchWeight = 1 << 20

  private struct State {
    var buffer: [Parcel?]
    var head = 0
    var count = 0
    /// The weight of the last waiting batch, while single documents may still join it.
    var tailWeight = 0
    var received = 0
    var end: End?
    var hasLetGo = false
    var receivers: [CheckedContinuation<Void, Never>] = []
    var senders: [CheckedContinuation<Void, Never>] = []
  }

  private enum End {
    /// The sender has sent everything.
    case finished
    /// The receiver wants no more.
    case closed
    /// The run has failed or was cancelled.
    case aborted
  }

  private enum Step {
    case done(CheckedContinuation<Void, Never>?)
    case wait
    case closed
    case aborted
  }

  private let capacity: Int
  private let state: Mutex<State>

  /// What is done with checkpoints where whatever is sent is let go at once.
  private let drain: (@Sendable (Checkpoint) throws -> Void)?

  /// Creates a queue of at most `capacity` parcels.
  package convenience init(capacity: Int = 4) { self.init(capacity: capacity, drain: nil) }

  /// Creates the end of a pipeline: documents that are sent there are let go.
  ///
  /// - Parameter drain: Receives the checkpoints that have come through; what it throws is thrown by
  ///   the sending.
  /// - Returns: The channel.
  package static func drain(
    _ drain: @escaping @Sendable (Checkpoint) throws -> Void = { _ in }
  ) -> Channel {
    Channel(capacity: 1, drain: drain)
  }

  private init(capacity: Int, drain: (@Sendable (Checkpoint) throws -> Void)?) {
    self.capacity = max(capacity, 1)
    self.drain = drain
    state = Mutex(State(buffer: Array(repeating: nil, count: self.capacity)))
  }

  /// Puts a batch in, waiting while the queue is full.
  package func send(_ batch: Batch) async throws { try await send(Parcel(batch)) }

  /// Puts a parcel in, waiting while the queue is full; one that is empty is let go.
  package func send(_ parcel: Parcel) async throws {
    if parcel.isEmpty { return }
    if let drain, let checkpoint = parcel.checkpoint { try drain(checkpoint) }
    try await put { state in
      let tail = (state.head + state.count) % self.capacity
      state.buffer[tail] = parcel
      state.count += 1
      state.tailWeight = Self.batchWeight
    }
  }

  /// Puts a document in, waiting while the queue is full.
  ///
  /// - Returns: Whether it began a batch; it may have joined one.
  @discardableResult
  package func send(_ document: Document) async throws -> Bool {
    let weight = document.weight
    let joined = state.withLock { state -> Bool in
      guard state.end == nil, state.count > 0, state.tailWeight + weight <= Self.batchWeight else {
        return false
      }
      let tail = (state.head + state.count - 1) % self.capacity
      guard let size = state.buffer[tail]?.count, size < Self.batchSize else { return false }
      state.buffer[tail]?.append(document)
      state.tailWeight += weight
      return true
    }
    if joined { return false }
    try await put { state in
      let tail = (state.head + state.count) % self.capacity
      state.buffer[tail] = Parcel([document])
      state.count += 1
      state.tailWeight = weight
    }
    return true
  }

  private func put(_ append: (inout State) -> Void) async throws {
    while true {
      let step = state.withLock { state -> Step in
        switch state.end {
        case .aborted: return .aborted
        case .closed, .finished:
          state.hasLetGo = true
          return .closed
        case nil: break
        }
        if drain != nil { return .done(nil) }
        guard state.count < self.capacity else { return .wait }
        append(&state)
        return .done(state.receivers.popLast())
      }
      switch step {
      case .done(let receiver):
        receiver?.resume()
        return
      case .closed: throw DownstreamClosed()
      case .aborted: throw CancellationError()
      case .wait: await waitForSpace()
      }
    }
  }

  private func waitForSpace() async {
    await withCheckedContinuation { continuation in
      let go = state.withLock { state -> Bool in
        if state.end != nil || state.count < self.capacity { return true }
        state.senders.append(continuation)
        return false
      }
      if go { continuation.resume() }
    }
  }

  /// Takes the next parcel and its number, counted from 0; `nil` at the end.
  package func receive() async throws -> (index: Int, parcel: Parcel)? {
    while true {
      var taken: (index: Int, parcel: Parcel)?
      let step = state.withLock { state -> Step in
        if case .aborted = state.end { return .aborted }
        guard state.count > 0, let parcel = state.buffer[state.head] else {
          return state.end == nil ? .wait : .closed
        }
        state.buffer[state.head] = nil
        state.head = (state.head + 1) % self.capacity
        state.count -= 1
        taken = (state.received, parcel)
        state.received += 1
        return .done(state.senders.popLast())
      }
      switch step {
      case .done(let sender):
        sender?.resume()
        return taken
      case .closed: return nil
      case .aborted: throw CancellationError()
      case .wait: await waitForParcel()
      }
    }
  }

  private func waitForParcel() async {
    await withCheckedContinuation { continuation in
      let go = state.withLock { state -> Bool in
        if state.end != nil || state.count > 0 { return true }
        state.receivers.append(continuation)
        return false
      }
      if go { continuation.resume() }
    }
  }

  /// The sender has sent everything; what is waiting can still be received.
  package func finish() { end(.finished) }

  /// The receiver wants no more; what is waiting is let go, and sending throws ``DownstreamClosed``.
  package func close() { end(.closed) }

  /// The run is over: sending and receiving throw `CancellationError`.
  package func abort() { end(.aborted) }

  /// How many parcels are waiting.
  package var depth: Int { state.withLock { $0.count } }

  /// Whether a parcel was let go that nobody received: one that was waiting, or came, when no more were
  /// wanted.
  package var hasLetGo: Bool { state.withLock { $0.hasLetGo } }

  private func end(_ end: End) {
    let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      switch (state.end, end) {
      case (.aborted, _), (.closed, .finished), (.finished, .finished), (.closed, .closed):
        return []
      default: state.end = end
      }
      if case .finished = end {
      } else {
        if state.count > 0 { state.hasLetGo = true }
        for index in state.buffer.indices { state.buffer[index] = nil }
        state.count = 0
      }
      defer {
        state.receivers = []
        state.senders = []
      }
      return state.receivers + state.senders
    }
    for continuation in waiting { continuation.resume() }
  }
}
