import PipeKit
import Synchronization

/// What hosts' failures say of when to ask them again.
///
/// A host that fails as a whole (no connection, 429, 502, 503, 504) rests the longer, the oftener it has
/// failed in a row. One that keeps failing, or asks for more patience than is to be had, is given up for
/// the run, so that its pages do not hold up the end; in the latter case later runs know it too.
///
/// Of requests that were under way together only the first failure counts: they tell of one moment.
final class HostHealth: Sendable {
  /// The beginning of a request, in the order of all beginnings and rests.
  typealias Moment = Int

  private struct Host {
    var failures = 0
    /// When the last failure was counted.
    var rested: Moment = 0
    /// Until when it is not asked, and what is said of that; nil is the end of the run.
    var closed: (until: Duration?, error: StageError)?
  }

  private struct State {
    var hosts = RecentTable<Host>(room: HostHealth.mostHosts)
    var rests = 0
    /// The hosts of which it is known what earlier runs have noted.
    var recalled = RecentTable<Void>(room: HostHealth.mostHosts)
    /// How many hosts were noted.
    var noted = 0
  }

  /// So many failures in a row are enough.
  static let mostFailures = 6
  /// However long a host wants to be left alone, after this it is asked again.
  static let mostPatience = Duration.seconds(30 * 86_400)
  /// Of so many hosts at most a run notes that they are to be left alone.
  private static let mostNoted = 10_000
  /// Of so many hosts at least it is known how they are.
  static let mostHosts = 10_000

  private let clock: any PipeClock
  private let memory: (any StageMemory)?
  private let state = Mutex(State())

  /// Creates a table in which all hosts are well.
  ///
  /// - Parameters:
  ///   - clock: The clock.
  ///   - memory: Where it is kept which hosts are to be left alone; nil for nowhere.
  init(_ clock: any PipeClock, _ memory: (any StageMemory)?) {
    self.clock = clock
    self.memory = memory
  }

  /// The moment at which a request begins.
  func begin() -> Moment { state.withLock { $0.rests } }

  /// Why a host is not asked now; nil where it may be.
  func refusal(_ host: String) -> StageError? {
    state.withLock { state in
      guard let closed = state.hosts[host]?.closed else { return nil }
      if let until = closed.until, until <= clock.uptime() { return nil }
      return closed.error
    }
  }

  /// Heeds, the first time that a host is to be asked, what it has told an earlier run of when to.
  ///
  /// - Parameters:
  ///   - host: The host.
  ///   - patience: The longest time that is waited for.
  ///   - error: What is said of its pages where that is longer, by the time and the status of its answer.
  /// - Returns: How long the host is to rest; nil where that is not at all, or longer, so that it is not asked.
  /// - Throws: ``StageError`` where what was noted cannot be read.
  func recall(
    _ host: String, patience: Duration, error: (Duration, Int) -> StageError
  ) throws -> Duration? {
    guard let memory else { return nil }
    // Under the lock, so that nobody asks meanwhile.
    return try state.withLock { state in
      if state.recalled[host] != nil { return nil }
      state.recalled[host] = ()
      guard let note = try memory.note(key(host), .validator)?.object,
        let until = note["until"]?.string.flatMap({ Timestamp($0) }),
        let status = note["status"]?.int
      else { return nil }
      // A clock that was put back must not keep it away for ever.
      let time = min(until.since(clock.now()), Self.mostPatience)
      guard time > .zero else { return nil }
      if time <= patience { return time }
      close(host, for: time, error(time, status), &state)
      return nil
    }
  }

  /// Takes note of an answer, whatever it is: the host is there, though it may still want to be left alone.
  func succeeded(_ host: String) {
    state.withLock { state in
      guard state.hosts.count > 0, var entry = state.hosts[host] else { return }
      entry.failures = 0
      if entry.closed?.until == nil { entry.closed = nil }
      state.hosts[host] = entry
    }
  }

  /// Takes note of a failure of a host as a whole.
  ///
  /// - Parameters:
  ///   - host: The host.
  ///   - begun: When the request began.
  ///   - most: How many failures in a row there may be before it is given up.
  ///   - error: The failure.
  /// - Returns: The failures in a row, this one included, and whether that was the last one; nil where it does
  ///   not count, as the request had begun before the host has rested for the one before.
  func failed(
    _ host: String, begun: Moment, most: Int, _ error: StageError
  ) -> (count: Int, isLast: Bool)? {
    state.withLock { state in
      var entry = state.hosts[host] ?? Host()
      guard begun >= entry.rested else { return nil }
      state.rests += 1
      entry.rested = state.rests
      entry.failures += 1
      let isLast = entry.failures >= most
      if isLast {
        var last = error
        last.message =
          "\(host) is not asked any more in this run, as it failed \(entry.failures) times in a row; "
          + "the last: \(error.message)"
        last.hint = "try again later; 'pipe failed' has what was not fetched"
        entry.closed = (nil, last)
      }
      state.hosts[host] = entry
      return (entry.failures, isLast)
    }
  }

  /// Takes note that a host is not to be asked for some time.
  ///
  /// - Parameters:
  ///   - host: The host.
  ///   - time: How long.
  ///   - status: The status with which it has said so, for later runs.
  ///   - error: What is said of its pages.
  func close(_ host: String, for time: Duration, status: Int, _ error: StageError) {
    let isNoted = state.withLock { state in
      close(host, for: time, error, &state)
      state.noted += 1
      return state.noted <= Self.mostNoted
    }
    guard isNoted else { return }
    let until = clock.now().advanced(by: time).description
    let note: JSON = ["until": .string(until), "status": .number(JSONNumber(status))]
    // At once, as a run of which nothing comes keeps no checkpoint. A state that cannot be written is told by
    // the next one.
    try? memory?.noteAtOnce(note, for: key(host))
  }

  private func close(
    _ host: String, for time: Duration, _ error: StageError, _ state: inout State
  ) {
    var entry = state.hosts[host] ?? Host()
    entry.closed = (clock.uptime() + time, error)
    state.hosts[host] = entry
    state.recalled[host] = ()
  }

  private func key(_ host: String) -> String {
    var hash = ContentHash()
    for part in [memory?.tag ?? "", host] {
      hash.add(part.utf8.span)
      hash.add("\0".utf8.span)
    }
    return "host.\(hash.text)"
  }
}
