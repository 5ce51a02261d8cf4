import PipeEngine
import PipeKit
import Testing

@Suite struct SystemClockTests {
  @Test func tellsTheTimeInMilliseconds() {
    let now = SystemClock().now()
    #expect(now > Timestamp(seconds: 1_700_000_000))
    #expect(now.nanoseconds.isMultiple(of: 1_000_000))
    #expect(now.description.hasSuffix("Z"))
  }

  @Test func neverRunsBackwards() {
    let clock = SystemClock()
    var last = clock.uptime()
    for _ in 0..<1000 {
      let next = clock.uptime()
      #expect(next >= last)
      last = next
    }
  }

  @Test func doesNotSleepForNothing() async throws {
    try await SystemClock().sleep(for: .zero)
    try await SystemClock().sleep(for: .seconds(-5))
  }

  @Test(arguments: [Duration.seconds(3600), .seconds(Int64.max)])
  func wakesWhenCancelled(_ duration: Duration) async {
    let task = Task { try await SystemClock().sleep(for: duration) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
