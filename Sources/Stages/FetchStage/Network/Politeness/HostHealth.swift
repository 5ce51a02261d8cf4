import PipeKit
import Synchronization

/// What hosts' failures say of when to ask them again.
///
/// A host that fails as a whole (no connection, 429, 502, 503, 504) rests the longer, the oftener it has
/// failed in a row. One that keeps failing, or asks for more patience than is to be had, is given up for
/// the run, so that its pages do not hold up the end.
final class HostHealth: Sendable {
  private struct Host {
    var failures = 0
    /// Until when it is not asked, and what is said of that; nil is the end of the run.
    var closed: (until: Duration?, error: StageError)?
  }

  /// So many failures in a row are enough.
  static let mostFailures = 6

  private let clock: any PipeClock
  private let hosts = Mutex<[String: Host]>([:])

  init(_ clock: any PipeClock) { self.clock = clock }

  /// Why a host is not asked now; nil where it may be.
  func refusal(_ host: String) -> StageError? {
    hosts.withLock { hosts in
      guard let closed = hosts[host]?.closed else { return nil }
      if let until = closed.until, until <= clock.uptime() { return nil }
      return closed.error
    }
  }

  /// Takes note of an answer, whatever it is: the host is there.
  func succeeded(_ host: String) {
    hosts.withLock { hosts in
      if hosts.isEmpty { return }
      hosts[host] = nil
    }
  }

  /// Takes note of a failure of a host as a whole.
  ///
  /// - Parameters:
  ///   - host: The host.
  ///   - most: How many failures in a row there may be before it is given up.
  ///   - error: The failure.
  /// - Returns: The failures in a row, this one included.
  func failed(_ host: String, most: Int, _ error: StageError) -> Int {
    hosts.withLock { hosts in
      let failures = (hosts[host]?.failures ?? 0) + 1
      hosts[host, default: Host()].failures = failures
      if failures >= most {
        var last = error
        last.message =
          "\(host) is not asked any more in this run, as it failed \(failures) times in a row; "
          + "the last: \(error.message)"
        last.hint = "try again later; 'pipe failed' has what was not fetched"
        hosts[host]?.closed = (nil, last)
      }
      return failures
    }
  }

  /// Takes note that a host is not to be asked for some time.
  func close(_ host: String, for time: Duration, _ error: StageError) {
    let until = clock.uptime() + time
    hosts.withLock { $0[host, default: Host()].closed = (until, error) }
  }
}
