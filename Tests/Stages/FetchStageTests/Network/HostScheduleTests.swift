import PipeKit
import PipeTesting
import Synchronization
import Testing

@testable import FetchStage

/// Whose turn it is.
@Suite(.timeLimit(.minutes(10)))
struct HostScheduleTests {
  private func schedule(
    places: Int = 8, connections: Int = 1, delay: Duration = .seconds(1), _ clock: TestClock
  ) -> HostSchedule {
    HostSchedule(.init(places: places, connections: connections, delay: delay), clock)
  }

  /// Waits until as many sleep, or something else is so.
  private func wait(until isSo: () -> Bool) async { while !isSo() { await Task.yield() } }

  @Test func aHostIsAskedOnceASecond() async throws {
    let clock = TestClock(sleepAdvances: false)
    let schedule = schedule(clock)
    let starts = Recorded<Duration>()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try await schedule.enter("a")
          starts.append(clock.uptime())
          schedule.leave("a")
        }
      }
      for _ in 0..<3 {
        // One of those that wait sleeps for all of them.
        await wait { clock.sleeperCount == 1 }
        clock.advance(by: .seconds(1))
      }
      try await group.waitForAll()
    }
    #expect(starts.values == (0..<4).map { .seconds($0) })
  }

  @Test func otherHostsDoNotWaitForIt() async throws {
    let clock = TestClock(sleepAdvances: false)
    let schedule = schedule(clock)
    try await schedule.enter("a")
    for host in ["b", "c", "d"] {
      try await schedule.enter(host)
      schedule.leave(host)
    }
    #expect(clock.uptime() == .zero && clock.sleeps.isEmpty)
    schedule.leave("a")
  }

  @Test func aRequestThatTakesLongerThanThePauseIsFollowedAtOnce() async throws {
    let clock = TestClock(sleepAdvances: false)
    let schedule = schedule(clock)
    try await schedule.enter("a")
    clock.advance(by: .seconds(5))
    schedule.leave("a")
    try await schedule.enter("a")
    #expect(clock.sleeps.isEmpty)
  }

  @Test func aHostThatRestsIsLeftAloneAsLong() async throws {
    let clock = TestClock()
    let schedule = schedule(clock)
    try await schedule.enter("a")
    schedule.rest("a", for: .seconds(30))
    schedule.rest("a", for: .seconds(3))
    schedule.leave("a")
    try await schedule.enter("a")
    #expect(clock.uptime() == .seconds(30))
  }

  @Test func aSlowerPaceCountsFromTheRequestThatToldOfIt() async throws {
    let clock = TestClock()
    let schedule = schedule(clock)
    try await schedule.enter("a")
    schedule.leave("a")
    schedule.slowDown("a", to: .seconds(10))
    schedule.slowDown("a", to: .seconds(2))
    try await schedule.enter("a")
    #expect(clock.uptime() == .seconds(10))
  }

  @Test func whoGivesUpHoldsNobodyUp() async throws {
    let clock = TestClock(sleepAdvances: false)
    let schedule = schedule(clock)
    try await schedule.enter("a")
    schedule.leave("a")
    // The first sleeps, the second waits for it.
    let first = Task { try await schedule.enter("a") }
    await wait { clock.sleeperCount == 1 }
    let second = Task { try await schedule.enter("a") }
    let third = Task { try await schedule.enter("a") }
    first.cancel()
    await #expect(throws: CancellationError.self) { try await first.value }
    await wait { clock.sleeperCount == 1 }
    second.cancel()
    third.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    await #expect(throws: CancellationError.self) { try await third.value }
    clock.advance(by: .seconds(1))
    try await schedule.enter("a")
  }

  @Test func whatIsHeldUpForWantOfRoomGoesOnWhenItIsDue() async throws {
    let clock = TestClock()
    let schedule = schedule(delay: .zero, clock)
    let backlog = Backlog(room: 10)
    backlog.hold(10)
    let entered = Recorded<Int>()
    func enter(_ index: Int) -> Task<Void, any Error> {
      Task {
        try await Backlog.Ticket.$current.withValue(.init(backlog: backlog, index: index)) {
          try await schedule.enter("a")
          entered.append(index)
          schedule.leave("a")
        }
      }
    }
    let later = enter(1)
    for _ in 0..<50 { await Task.yield() }
    // Though the other came before it.
    try await enter(0).value
    #expect(entered.values == [0])
    backlog.advance(to: 1)
    schedule.reconsider()
    try await later.value
    #expect(entered.values == [0, 1])
  }

  @Test func thoseThatWaitForAHostThatIsGivenUpGoAtOnce() async throws {
    let clock = TestClock(sleepAdvances: false)
    let schedule = schedule(clock)
    try await schedule.enter("a")
    schedule.rest("a", for: .seconds(60))
    schedule.leave("a")
    let waiting = (0..<5).map { _ in Task { try await schedule.enter("a") } }
    await wait { clock.sleeperCount == 1 }
    for _ in 0..<50 { await Task.yield() }
    schedule.giveUp("a")
    for task in waiting { #expect(try await task.value == nil) }
    #expect(clock.uptime() == .zero && clock.sleeperCount == 0)
    // Where it is asked all the same, that is at its pace.
    let next = Task { try await schedule.enter("a") }
    await wait { clock.sleeperCount == 1 }
    clock.advance(by: .seconds(1))
    #expect(try await next.value == .seconds(1))
  }

  @Test func aHostThatIsGivenUpAgainAndAgainLosesNobody() async throws {
    let clock = TestClock()
    let schedule = schedule(connections: 2, clock)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<200 {
        group.addTask {
          if index.isMultiple(of: 10) { schedule.giveUp("a") }
          while try await schedule.enter("a") == nil {}
          await Task.yield()
          schedule.leave("a")
        }
      }
      try await group.waitForAll()
    }
    #expect(clock.uptime() <= .seconds(199))
  }

  @Test func hostsAreForgottenWhateverTheirPace() async throws {
    let clock = TestClock()
    let schedule = schedule(delay: .zero, clock)
    for index in 0..<HostSchedule.mostHosts * 2 {
      try await schedule.enter("h\(index)")
      schedule.slowDown("h\(index)", to: .milliseconds(1))
      schedule.leave("h\(index)")
      clock.advance(by: .milliseconds(1))
    }
    #expect(schedule.count <= HostSchedule.mostHosts + 1)
  }

  /// Whatever is asked for, in whatever order: never more at once than allowed, to one host and in all,
  /// never two within the pause, and everybody gets his turn.
  @Test(arguments: 0..<20)
  func keepsItsLimitsUnderLoad(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let (places, connections) = (
      Int.random(in: 1...4, using: &random), Int.random(in: 1...3, using: &random)
    )
    let delay = Duration.milliseconds(Int.random(in: 0...1, using: &random) * 500)
    let hosts = (0..<200).map { _ in "h\(Int.random(in: 0..<6, using: &random))" }
    let cancelled = Set((0..<20).map { _ in Int.random(in: 0..<200, using: &random) })
    let clock = TestClock()
    let schedule = schedule(places: places, connections: connections, delay: delay, clock)
    let log = RequestLog(places: places, connections: connections, delay: delay)
    await withTaskGroup(of: Void.self) { group in
      for (index, host) in hosts.enumerated() {
        let isCancelled = cancelled.contains(index)
        group.addTask {
          // Cancelled now or while it waits.
          async let done: Void? = try? log.request(host, schedule)
          if !isCancelled { await done }
        }
      }
    }
    #expect(log.problems.isEmpty, "seed \(seed)")
    #expect(log.count >= 200 - cancelled.count && log.count <= 200, "seed \(seed)")
  }
}

/// What happened, in order.
private final class Recorded<Value: Sendable>: Sendable {
  private let state = Mutex<[Value]>([])
  var values: [Value] { state.withLock { $0 } }
  func append(_ value: Value) { state.withLock { $0.append(value) } }
}

/// What was asked at the same time, and in what time.
private final class RequestLog: Sendable {
  private struct State {
    var running: [String: Int] = [:]
    var starts: [String: [Duration]] = [:]
    var problems: [String] = []
    var count = 0
  }

  private let places: Int
  private let connections: Int
  private let delay: Duration
  private let state = Mutex(State())

  init(places: Int, connections: Int, delay: Duration) {
    self.places = places
    self.connections = connections
    self.delay = delay
  }

  /// What was not as it is to be.
  var problems: [String] { state.withLock { $0.problems } }
  /// How many requests there were.
  var count: Int { state.withLock { $0.count } }

  func request(_ host: String, _ schedule: HostSchedule) async throws {
    guard let moment = try await schedule.enter(host) else { return }
    start(host, at: moment)
    await Task.yield()
    state.withLock { $0.running[host, default: 0] -= 1 }
    schedule.leave(host)
  }

  private func start(_ host: String, at now: Duration) {
    state.withLock { state in
      state.running[host, default: 0] += 1
      state.count += 1
      if state.running[host, default: 0] > connections { state.problems.append("host \(host)") }
      if state.running.values.reduce(0, +) > places { state.problems.append("places") }
      // Two that start close to each other may come here in another order.
      for other in state.starts[host, default: []] where abs(other, now) < delay {
        state.problems.append("pause")
      }
      state.starts[host, default: []].append(now)
    }
  }

  private func abs(_ one: Duration, _ other: Duration) -> Duration {
    one < other ? other - one : one - other
  }
}
