import PipeKit
import PipeTesting
import Testing

@Suite struct TestClockTests {
  @Test func standsStillUntilItIsMoved() {
    let clock = TestClock()
    #expect(clock.now() == Timestamp("2026-01-01T00:00:00Z"))
    #expect(clock.now() == clock.now())
    clock.advance(by: .seconds(90))
    #expect(clock.now() == Timestamp("2026-01-01T00:01:30Z"))
    #expect(clock.uptime() == .seconds(90))
  }

  @Test func movesOnAtOnceWhenSomethingSleeps() async throws {
    let clock = TestClock()
    try await clock.sleep(for: .seconds(3600))
    try await clock.sleep(for: .milliseconds(5))
    #expect(clock.sleeps == [.seconds(3600), .milliseconds(5)])
    #expect(clock.uptime() == .seconds(3600) + .milliseconds(5))
  }

  @Test func refusesToSleepOnceCancelled() async {
    let clock = TestClock()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      try await clock.sleep(for: .seconds(1))
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.sleeps.isEmpty)
  }

  @Test func letsSleepersWaitForTheTest() async throws {
    let clock = TestClock(sleepAdvances: false)
    let short = Task { try await clock.sleep(for: .seconds(1)) }
    let long = Task { try await clock.sleep(for: .seconds(10)) }
    let cancelled = Task { try await clock.sleep(for: .seconds(10)) }
    while clock.sleeperCount < 3 { await Task.yield() }
    clock.advance(by: .seconds(5))
    try await short.value
    cancelled.cancel()
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    #expect(clock.sleeperCount == 1)
    clock.advance(by: .seconds(5))
    try await long.value
  }
}
