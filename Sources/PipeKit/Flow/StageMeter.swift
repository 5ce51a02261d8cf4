import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Counts what passes a stage and the processor time it takes.
///
/// Counted per batch, so that it costs nothing a document.
package final class StageMeter: Sendable {
  private let input = Atomic<Int>(0)
  private let output = Atomic<Int>(0)
  private let failures = Atomic<Int>(0)
  private let nanoseconds = Atomic<UInt64>(0)
  private let drops = Mutex<[String: Int]>([:])
  private let running = Mutex<Span?>(nil)

  private struct Span {
    var thread: UInt
    var start: UInt64
  }

  package init() {}

  /// The processor time of the calling thread in nanoseconds.
  package static func threadTime() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// The stage's own code runs from here on this thread.
  package func resume() {
    let span = Span(thread: Self.thread, start: Self.threadTime())
    running.withLock { $0 = span }
  }

  /// The stage waits, or has ended.
  ///
  /// Time is only known when it is still on the thread it began on.
  package func pause() {
    let thread = Self.thread
    let span = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let span, span.thread == thread else { return }
    let now = Self.threadTime()
    if now > span.start { spent(now - span.start) }
  }

  /// Names the calling thread.
  package static var thread: UInt { UInt(bitPattern: pthread_self().hashValue) }

  package func received(_ count: Int) { input.add(count, ordering: .relaxed) }
  package func sent(_ count: Int) { output.add(count, ordering: .relaxed) }
  package func failed() { failures.add(1, ordering: .relaxed) }
  package func spent(_ nanoseconds: UInt64) {
    self.nanoseconds.add(nanoseconds, ordering: .relaxed)
  }
  package func dropped(_ reason: String) {
    drops.withLock { drops in
      // Reasons are few; one that carries a value would fill the table, so the rest is counted as one.
      let key = drops[reason] != nil || drops.count < 100 ? reason : "other reasons"
      drops[key, default: 0] += 1
    }
  }
}

extension StageMeter {
  /// The counts at one moment.
  package struct Reading: Sendable, Equatable {
    package var input: Int
    package var output: Int
    package var dropped: [String: Int]
    package var failed: Int
    package var processorSeconds: Double

    package init(
      input: Int = 0, output: Int = 0, dropped: [String: Int] = [:], failed: Int = 0,
      processorSeconds: Double = 0
    ) {
      self.input = input
      self.output = output
      self.dropped = dropped
      self.failed = failed
      self.processorSeconds = processorSeconds
    }
  }

  package var reading: Reading {
    Reading(
      input: input.load(ordering: .relaxed), output: output.load(ordering: .relaxed),
      dropped: drops.withLock { $0 }, failed: failures.load(ordering: .relaxed),
      processorSeconds: Double(nanoseconds.load(ordering: .relaxed)) / 1e9)
  }
}
