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

  init(stop: StopSignal, reporter: Reporter) {
    sources = [SIGINT, SIGTERM].map { number in
      // The default action would end the process before the source is told.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if stop.isRaised {
          reporter.endProgress()
          Console.complain("ended at once")
          Console.exit(128 + number)
        }
        stop.raise()
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
