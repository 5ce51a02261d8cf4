import Synchronization

/// A bounded queue of batches between two stages: many senders, many receivers, one lock.
///
/// Documents that are written one by one join the last batch that is still waiting, so that a slow
/// source is passed on at once and a fast one travels in batches, without a timer.
package final class Channel: Sendable {
  /// How many documents a batch has at most when it is put together from single ones.
  package static let batchSize = 64
  /// How many bytes such a batch has at most, about.
  package static let batchWeight = 1 << 20

  private struct State {
    var buffer: [Batch?]
    var head = 0
    var count = 0
    /// The weight of the last waiting batch, while single documents may still join it.
    var tailWeight = 0
    var received = 0
    var end: End?
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

  /// Creates a queue of at most `capacity` batches.
  package init(capacity: Int = 4) {
    self.capacity = capacity
    state = Mutex(State(buffer: Array(repeating: nil, count: capacity)))
  }

  /// Puts a batch in, waiting while the queue is full.
  package func send(_ batch: Batch) async throws {
    if batch.isEmpty { return }
    try await put { state in
      let tail = (state.head + state.count) % self.capacity
      state.buffer[tail] = batch
      state.count += 1
      state.tailWeight = Self.batchWeight
    }
  }

  /// Puts a document in, waiting while the queue is full.
  package func send(_ document: Document) async throws {
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
    if joined { return }
    try await put { state in
      let tail = (state.head + state.count) % self.capacity
      state.buffer[tail] = [document]
      state.count += 1
      state.tailWeight = weight
    }
  }

  private func put(_ append: (inout State) -> Void) async throws {
    while true {
      let step = state.withLock { state -> Step in
        switch state.end {
        case .aborted: return .aborted
        case .closed, .finished: return .closed
        case nil: break
        }
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

  /// Takes the next batch and its number, counted from 0; `nil` at the end.
  package func receive() async throws -> (index: Int, batch: Batch)? {
    while true {
      var taken: (index: Int, batch: Batch)?
      let step = state.withLock { state -> Step in
        if case .aborted = state.end { return .aborted }
        guard state.count > 0, let batch = state.buffer[state.head] else {
          return state.end == nil ? .wait : .closed
        }
        state.buffer[state.head] = nil
        state.head = (state.head + 1) % self.capacity
        state.count -= 1
        taken = (state.received, batch)
        state.received += 1
        return .done(state.senders.popLast())
      }
      switch step {
      case .done(let sender):
        sender?.resume()
        return taken
      case .closed: return nil
      case .aborted: throw CancellationError()
      case .wait: await waitForBatch()
      }
    }
  }

  private func waitForBatch() async {
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

  /// How many batches are waiting.
  package var depth: Int { state.withLock { $0.count } }

  private func end(_ end: End) {
    let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      switch (state.end, end) {
      case (.aborted, _), (.closed, .finished), (.finished, .finished), (.closed, .closed):
        return []
      default: state.end = end
      }
      if case .finished = end {
      } else {
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
