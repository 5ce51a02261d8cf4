import PipeKit

/// Lets so many requests at a time through, and no more a minute than allowed, and none while the server
/// wants a pause.
actor RequestGate {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private let interval: Duration
  /// When the next request may go.
  private var next: Duration = .zero

  /// Creates a gate.
  ///
  /// - Parameters:
  ///   - places: The most requests at a time.
  ///   - perMinute: The most that begin in a minute; `nil` for any number.
  init(places: Int, perMinute: Int?) {
    free = places
    interval = perMinute.map { .seconds(60) / $0 } ?? .zero
  }

  /// Waits for a place.
  func enter() async {
    if free > 0 {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Gives the place to the next.
  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }

  /// How long the request has to wait that asks now; it has its turn then.
  func pause(at now: Duration) -> Duration {
    let turn = max(now, next)
    next = turn + interval
    return turn - now
  }

  /// Lets no request begin before a time.
  func close(until time: Duration) { next = max(next, time) }
}
