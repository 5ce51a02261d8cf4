import PipeKit
import Synchronization

/// Decides whose turn it is to ask: so many requests at once in all, so many to one host, and a pause
/// between two to the same host, counted from start to start.
///
/// Who waits takes no place. Of those that wait for one host, the first that may go on (``Backlog``)
/// is next; hosts that wait for a place have their turns in the order they came.
final class HostSchedule: Sendable {
  /// What holds where a host has no pace of its own.
  struct Limits: Sendable {
    /// The most requests at once.
    var places: Int
    /// The most requests at once to one host.
    var connections: Int
    /// The pause between the starts of two requests to one host.
    var delay: Duration
  }

  private enum Order: Sendable {
    case go(at: Duration)
    /// To wait until then, and to ask again: one of those that wait for a host does so.
    case sleep(until: Duration)
    /// To see whether the host is still to be asked.
    case reconsider
    case giveUp
  }

  private struct Waiter {
    var id: Int
    var ticket: Backlog.Ticket?
    var continuation: CheckedContinuation<Order, Never>

    var isAdmitted: Bool { ticket?.isAdmitted ?? true }
  }

  private struct Host {
    var delay: Duration
    /// The requests under way.
    var running = 0
    /// When the next may start.
    var next: Duration?
    /// Whether one of those who wait does so by sleeping.
    var hasSleeper = false
    /// What it sleeps in; nil also as long as it is about to.
    var sleep: Task<Void, any Error>?
    /// Whether it is to wake up before it is time.
    var isWoken = false
    /// Whether it is among the hosts that wait for a place.
    var isBlocked = false
    var waiting: [Waiter] = []

    /// Nobody sleeps any more.
    ///
    /// - Returns: Whether that is before it was time.
    @discardableResult
    mutating func wakeUp() -> Bool {
      defer { (hasSleeper, sleep, isWoken) = (false, nil, false) }
      return isWoken
    }
  }

  private struct State {
    var places: Int
    var hosts: [String: Host] = [:]
    /// The hosts that wait for a place, in their order.
    var blocked: [String] = []
    /// The hosts with one who waits for room.
    var held: Set<String> = []
    var lastID = 0
    /// With how many hosts it is seen next which can be forgotten.
    var most = HostSchedule.mostHosts
    /// What is said to whom once the lock is free.
    var said: [(CheckedContinuation<Order, Never>, Order)] = []
  }

  /// Above this, hosts are forgotten that may be asked at once.
  static let mostHosts = 10_000

  private let limits: Limits
  private let clock: any PipeClock
  private let state: Mutex<State>

  init(_ limits: Limits, _ clock: any PipeClock) {
    self.limits = limits
    self.clock = clock
    state = Mutex(State(places: max(1, limits.places)))
  }

  /// How many hosts something is known of.
  var count: Int { state.withLock { $0.hosts.count } }

  /// Waits until a host may be asked; ``leave(_:)`` is to follow.
  ///
  /// - Returns: From when it may; nil where the host was given up meanwhile (``giveUp(_:)``), so that it is to be
  ///   seen whether to ask at all, and no ``leave(_:)`` follows.
  /// - Throws: `CancellationError`.
  @discardableResult
  func enter(_ host: String) async throws -> Duration? {
    let ticket = Backlog.Ticket.current
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    var isBack = false
    while true {
      switch await order(host, id, ticket, isBack: isBack) {
      case .go(let moment): return moment
      case .reconsider: return nil
      case .giveUp: throw CancellationError()
      case .sleep(let moment):
        try await sleep(host, until: moment)
        isBack = true
      }
    }
  }

  /// Sleeps for those who wait for a host, until it is time or the host is given up.
  private func sleep(_ host: String, until moment: Duration) async throws {
    let sleep = Task { [clock] in
      try await clock.sleep(for: max(.zero, moment - clock.uptime()))
    }
    state.withLock { state in
      state.hosts[host]?.sleep = sleep
      if state.hosts[host]?.isWoken == true { sleep.cancel() }
    }
    let result = await withTaskCancellationHandler {
      await sleep.result
    } onCancel: {
      sleep.cancel()
    }
    guard case .failure(let error) = result else { return }
    let isWoken = state.withLock { $0.hosts[host]?.isWoken ?? false }
    if isWoken, !Task.isCancelled { return }
    change(host) { $0.wakeUp() }
    throw error
  }

  /// Says that a request to a host has come to its end.
  func leave(_ host: String) {
    act { state, now in
      state.places += 1
      state.hosts[host]?.running -= 1
      // Others first, so that a host with many pages does not keep the place.
      while state.places > 0, !state.blocked.isEmpty {
        let other = state.blocked.removeFirst()
        state.hosts[other]?.isBlocked = false
        dispatch(other, &state, now)
      }
      dispatch(host, &state, now)
      forget(&state, now)
    }
  }

  /// Lets all go who wait for a host, as it is not asked for the time being.
  func giveUp(_ host: String) {
    act { state, now in
      guard var entry = state.hosts.removeValue(forKey: host) else { return }
      for waiter in entry.waiting { state.said.append((waiter.continuation, .reconsider)) }
      entry.waiting = []
      if entry.hasSleeper {
        entry.isWoken = true
        entry.sleep?.cancel()
      }
      entry.next = min(entry.next ?? now, now + entry.delay)
      state.hosts[host] = entry
    }
  }

  /// Lets a host rest for a time from now.
  func rest(_ host: String, for time: Duration) {
    let end = clock.uptime() + time
    change(host) { $0.next = max($0.next ?? end, end) }
  }

  /// Sets the pause between the starts of two requests to a host, where it is longer than the usual one.
  func slowDown(_ host: String, to delay: Duration) {
    change(host) { host in
      guard delay > host.delay else { return }
      // The request that told of the pause counts too.
      if let next = host.next { host.next = next + (delay - host.delay) }
      host.delay = delay
    }
  }

  /// Looks again at those who waited for room.
  func reconsider() {
    if state.withLock({ $0.held.isEmpty }) { return }
    act { state, now in
      let held = state.held
      state.held = []
      for host in held { dispatch(host, &state, now) }
    }
  }
}

extension HostSchedule {
  private func order(
    _ host: String, _ id: Int, _ ticket: Backlog.Ticket?, isBack: Bool
  ) async -> Order {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        act { state, now in
          let waiter = Waiter(id: id, ticket: ticket, continuation: continuation)
          if isBack {
            if state.hosts[host]?.wakeUp() == true {
              state.said.append((continuation, .reconsider))
            } else {
              state.hosts[host]?.waiting.insert(waiter, at: 0)
            }
          } else {
            state.hosts[host, default: Host(delay: limits.delay)].waiting.append(waiter)
          }
          // A cancellation that came before found nobody waiting.
          if Task.isCancelled { giveUp(host, id, &state) }
          dispatch(host, &state, now)
        }
      }
    } onCancel: {
      act { state, _ in giveUp(host, id, &state) }
    }
  }

  private func giveUp(_ host: String, _ id: Int, _ state: inout State) {
    guard let index = state.hosts[host]?.waiting.firstIndex(where: { $0.id == id }),
      let waiter = state.hosts[host]?.waiting.remove(at: index)
    else { return }
    state.said.append((waiter.continuation, .giveUp))
  }

  private func change(_ name: String, _ body: (inout Host) -> Void) {
    act { state, now in
      body(&state.hosts[name, default: Host(delay: limits.delay)])
      dispatch(name, &state, now)
    }
  }

  private func act(_ body: (inout State, Duration) -> Void) {
    let now = clock.uptime()
    let said = state.withLock { state in
      body(&state, now)
      defer { state.said = [] }
      return state.said
    }
    for (continuation, order) in said { continuation.resume(returning: order) }
  }

  /// Lets those start who may.
  private func dispatch(_ name: String, _ state: inout State, _ now: Duration) {
    guard var host = state.hosts.removeValue(forKey: name) else { return }
    defer { state.hosts[name] = host }
    while host.running < limits.connections, !host.waiting.isEmpty {
      guard let index = host.waiting.firstIndex(where: \.isAdmitted) else {
        state.held.insert(name)
        return
      }
      if let next = host.next, now < next {
        if host.hasSleeper { return }
        host.hasSleeper = true
        let waiter = host.waiting.remove(at: index)
        state.said.append((waiter.continuation, .sleep(until: next)))
        return
      }
      guard state.places > 0 else {
        if !host.isBlocked { state.blocked.append(name) }
        host.isBlocked = true
        return
      }
      state.places -= 1
      host.running += 1
      host.next = now + host.delay
      let waiter = host.waiting.remove(at: index)
      state.said.append((waiter.continuation, .go(at: now)))
    }
  }

  private func forget(_ state: inout State, _ now: Duration) {
    guard state.hosts.count > state.most else { return }
    state.hosts = state.hosts.filter { _, host in
      host.running > 0 || host.hasSleeper || !host.waiting.isEmpty || (host.next ?? now) > now
    }
    // Where many stay, they are not looked through each time.
    state.most = max(Self.mostHosts, state.hosts.count * 2)
  }
}
