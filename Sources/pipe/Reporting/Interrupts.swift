import Dispatch
import Logging
import PipeEngine
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C and SIGTERM: the first asks the run to stop, the second ends the process.
final class Interrupts {
  private let sources: [any DispatchSourceSignal]

  /// Signals that follow the first within this time are taken for the same: `timeout` and some
  /// terminals send one to the process and one to its group.
  private static let grace = Duration.seconds(1)

  init(stop: StopSignal, input: InputInterrupt, reporter: Reporter) {
    let first = Mutex<ContinuousClock.Instant?>(nil)
    // Its own queue: the global one may be busy with stages.
    let queue = DispatchQueue(label: "signals")
    sources = [SIGINT, SIGTERM].map { number in
      // The default action would end the process before the source is told.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        let now = ContinuousClock.now
        let since = first.withLock { first -> Duration? in
          defer { first = first ?? now }
          return first.map { now - $0 }
        }
        if let since {
          guard since > Self.grace else { return }
          reporter.endProgress()
          Console.complain("ended at once")
          // They are in groups of their own, which no signal of a terminal reaches.
          RunningPrograms.endAll()
          Console.exit(128 + number)
        }
        stop.raise()
        // After it: whoever is interrupted asks why.
        input.raise()
        reporter.say(
          "stopping: what is in flight is brought to its end; again to end at once", level: .warning
        )
      }
      source.activate()
      return source
    }
  }

  func cancel() { for source in sources { source.cancel() } }
}
