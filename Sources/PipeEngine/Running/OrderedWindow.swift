import PipeKit
import Synchronization

/// Puts parcels that several workers finish out of order back into order.
///
/// A worker that runs far ahead of the slowest waits, so that little is held.
final class OrderedWindow: Sendable {
  private struct State {
    var next = 0
    var ready: [Int: Parcel] = [:]
    var isWriting = false
    var isClosed = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let outlet: Channel
  private let size: Int
  private let recoveries: [Recovery]
  private let state = Mutex(State())

  /// Creates a window of `size` parcels in front of a channel.
  ///
  /// - Parameters:
  ///   - outlet: The channel.
  ///   - size: How many parcels are held.
  ///   - recoveries: Watches for documents that failed in the stages that the parcels come from; they are
  ///     told in the parcels' order.
  init(outlet: Channel, size: Int, recoveries: [Recovery] = []) {
    self.recoveries = recoveries
    self.outlet = outlet
    self.size = size
  }

  /// Hands in what has become of the parcel with this number; empty ones too, so that none is missed.
  func deposit(_ index: Int, _ parcel: Parcel) async throws {
    while true {
      let mayEnter = state.withLock { $0.isClosed || index < $0.next + size }
      if mayEnter { break }
      await waitForTurn(index)
    }
    let isWriter = state.withLock { state -> Bool in
      state.ready[index] = parcel
      guard !state.isWriting, state.ready[state.next] != nil else { return false }
      state.isWriting = true
      return true
    }
    if isWriter { try await drain() }
  }

  /// Lets all waiting workers go on, since nothing will be written any more.
  func close() {
    let waiting = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  private func drain() async throws {
    while true {
      let (parcel, waiting) = state.withLock {
        state -> (Parcel?, [CheckedContinuation<Void, Never>]) in
        guard !state.isClosed, let parcel = state.ready.removeValue(forKey: state.next) else {
          state.isWriting = false
          return (nil, [])
        }
        state.next += 1
        defer { state.waiting = [] }
        return (parcel, state.waiting)
      }
      for continuation in waiting { continuation.resume() }
      guard var parcel else { return }
      parcel.tell(recoveries)
      do {
        try await outlet.send(parcel)
      } catch {
        close()
        throw error
      }
    }
  }

  private func waitForTurn(_ index: Int) async {
    await withCheckedContinuation { continuation in
      let go = state.withLock { state -> Bool in
        if state.isClosed || index < state.next + size { return true }
        state.waiting.append(continuation)
        return false
      }
      if go { continuation.resume() }
    }
  }
}
