import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Counts what passes a stage, and the time it takes.
///
/// Counted per batch, so that it costs nothing a document.
///
/// Two times are kept. Processor time is told by whoever runs the stage's code, see ``spent(_:)``. The
/// time a batch takes is that of a clock on the wall: what the stage takes on its own account, waiting for
/// the network included, but not waiting for documents or for room in the next queue.
package final class StageMeter: Sendable {
  private let input = Atomic<Int>(0)
  private let output = Atomic<Int>(0)
  private let failures = Atomic<Int>(0)
  private let processor = Atomic<Int64>(0)
  private let drops = Mutex<[String: Int]>([:])
  private let batches = TimeHistogram()
  /// Since when the stage works; 0 while it waits.
  private let start = Atomic<UInt64>(0)
  /// The time it has worked on the batch it has.
  private let worked = Atomic<UInt64>(0)
  private let hasBatch = Atomic<Bool>(false)

  package init() {}

  /// The processor time of the calling thread in nanoseconds.
  package static func threadTime() -> UInt64 { time(CLOCK_THREAD_CPUTIME_ID) }

  /// The time on a clock that only goes forward, in nanoseconds.
  package static func wallTime() -> UInt64 { time(CLOCK_MONOTONIC) }

  private static func time(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Names the calling thread.
  package static var thread: UInt { UInt(bitPattern: pthread_self().hashValue) }

  /// The stage works from here on.
  package func resume() {
    // Where several tasks of a stage work, it has worked since the first of them does.
    _ = start.compareExchange(expected: 0, desired: Self.wallTime(), ordering: .relaxed)
  }

  /// The stage waits for its neighbours.
  package func pause() {
    let start = start.exchange(0, ordering: .relaxed)
    if start != 0 { worked.wrappingAdd(Self.wallTime() &- start, ordering: .relaxed) }
  }

  /// The stage begins a batch that it was given; that before it is done.
  package func beginBatch() {
    if hasBatch.exchange(true, ordering: .relaxed) { endBatch() }
  }

  /// A batch is done, or a source has made one.
  package func endBatch() { batches.record(worked.exchange(0, ordering: .relaxed)) }

  /// The stage has ended.
  package func finish() {
    pause()
    if hasBatch.exchange(false, ordering: .relaxed) { endBatch() }
  }

  /// Part of the work on a batch was done elsewhere.
  package func worked(_ nanoseconds: UInt64) {
    worked.wrappingAdd(nanoseconds, ordering: .relaxed)
  }

  /// A batch was worked on from beginning to end.
  package func tookBatch(_ nanoseconds: UInt64) { batches.record(nanoseconds) }

  /// How long batches took.
  package var batchTimes: TimeHistogram.Reading { batches.reading }

  package func received(_ count: Int) { input.add(count, ordering: .relaxed) }
  package func sent(_ count: Int) { output.add(count, ordering: .relaxed) }
  package func failed() { failures.add(1, ordering: .relaxed) }

  /// The stage's code took so much processor time.
  package func spent(_ nanoseconds: UInt64) {
    processor.wrappingAdd(Int64(truncatingIfNeeded: nanoseconds), ordering: .relaxed)
  }

  /// So much of the processor time told for this stage was another's.
  package func didNotSpend(_ nanoseconds: UInt64) {
    processor.wrappingSubtract(Int64(truncatingIfNeeded: nanoseconds), ordering: .relaxed)
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
      processorSeconds: Double(max(processor.load(ordering: .relaxed), 0)) / 1e9)
  }
}
