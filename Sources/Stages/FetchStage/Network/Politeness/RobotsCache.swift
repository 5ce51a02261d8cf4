import PipeKit
import RobotsTxt
import Synchronization

/// The robots.txt of the sites of a run: each read once, and kept for at most a day (RFC 9309, 2.4), in
/// the pipeline's state too.
final class RobotsCache: Sendable {
  /// What was read.
  struct Loaded: Sendable {
    var robots: RobotsTxt
    /// How long the server says that it is good.
    var lifetime: Duration?
    /// Whether a server has said so, so that later runs may know it.
    var isAnswer = true
  }

  private struct Entry {
    let turnstile = Turnstile(places: 1)
    var isNoteRead = false
    var robots: RobotsTxt?
    var until: Timestamp?
    /// Why it could not be read, and until when it is not tried again.
    var failure: (error: StageError, until: Duration)?

    /// About how much it takes, in bytes.
    var weight: Int {
      (robots?.rules ?? []).reduce(500) { $0 + 150 + $1.path.utf8.count * 2 }
    }
  }

  private struct State {
    var entries: [String: Entry] = [:]
    /// About how much the entries take, in bytes.
    var weight = 0
    var notes: [SourcePlace.Note] = []
  }

  /// How long a robots.txt is good, whatever the server says.
  private static let lifetimes = Duration.seconds(3600)...Duration.seconds(86_400)
  /// How long a site is left alone whose robots.txt cannot be read (RFC 9309, 2.3.1.4).
  private static let unreachableTime = Duration.seconds(600)
  /// How much is held of all sites, in bytes.
  private static let mostHeld = 64 << 20
  private static let mostNoted = 64 << 10

  private let agent: String
  private let room: Int
  private let clock: any PipeClock
  private let memory: (any StageMemory)?
  private let state = Mutex(State())

  /// Creates an empty cache.
  ///
  /// - Parameters:
  ///   - agent: The `User-Agent`, for which rules are read.
  ///   - clock: The clock.
  ///   - memory: Where rules are from earlier runs; nil for none.
  ///   - room: How much may be held, in bytes.
  init(
    for agent: String, _ clock: any PipeClock, _ memory: (any StageMemory)?,
    room: Int = RobotsCache.mostHeld
  ) {
    self.agent = agent
    self.room = room
    self.clock = clock
    self.memory = memory
  }

  /// The rules of a site.
  ///
  /// - Parameters:
  ///   - origin: Scheme and authority of the site.
  ///   - load: Reads its robots.txt; never called twice at once for a site.
  /// - Returns: The rules.
  /// - Throws: What `load` throws: at once where it failed not long ago; ``StageError`` where what was
  ///   noted cannot be read.
  func robots(
    of origin: String, load: () async throws -> Loaded
  ) async throws -> RobotsTxt {
    if let known = try known(origin) { return known }
    let turnstile = state.withLock { update(origin, &$0) { $0.turnstile } }
    try await turnstile.enter()
    defer { turnstile.leave() }
    if let known = try known(origin) { return known }
    if let noted = try readNote(origin) { return noted }
    do {
      return keep(try await load(), of: origin)
    } catch let error as StageError {
      return try state.withLock { state in
        let (now, end) = (clock.now(), clock.uptime() + Self.unreachableTime)
        let stale = update(origin, &state) { entry -> RobotsTxt? in
          // What was known before is better than nothing.
          if entry.robots != nil {
            entry.until = now.advanced(by: Self.unreachableTime)
          } else {
            entry.failure = (error, end)
          }
          return entry.robots
        }
        guard let stale else { throw error }
        return stale
      }
    }
  }

  /// How many sites something is known of.
  var count: Int { state.withLock { $0.entries.count } }

  /// What is to be noted of the sites read since the last time.
  func takeNotes() -> [SourcePlace.Note] {
    state.withLock { state in
      defer { state.notes = [] }
      return state.notes
    }
  }

  private func known(_ origin: String) throws -> RobotsTxt? {
    try state.withLock { state in
      guard let entry = state.entries[origin] else { return nil }
      if let failure = entry.failure, clock.uptime() < failure.until { throw failure.error }
      guard let until = entry.until, clock.now() < until else { return nil }
      return entry.robots
    }
  }

  private func keep(_ loaded: Loaded, of origin: String) -> RobotsTxt {
    let lifetime = loaded.lifetime ?? Self.lifetimes.upperBound
    let until = clock.now().advanced(
      by: min(max(lifetime, Self.lifetimes.lowerBound), Self.lifetimes.upperBound))
    let note = note(of: loaded.robots, until: until)
    state.withLock { state in
      put(loaded.robots, of: origin, until, &state)
      // Of what nobody takes, not all is kept.
      guard memory != nil, loaded.isAnswer, state.notes.count < 1000 else { return }
      state.notes.append((key(origin), .validator, note))
    }
    return loaded.robots
  }

  private func put(
    _ robots: RobotsTxt, of origin: String, _ until: Timestamp, _ state: inout State
  ) {
    update(origin, &state) { entry in
      entry.robots = robots
      entry.until = until
      entry.failure = nil
    }
  }

  /// Changes what is known of a site; all others are forgotten where that becomes too much.
  @discardableResult
  private func update<Result>(
    _ origin: String, _ state: inout State, _ body: (inout Entry) -> Result
  ) -> Result {
    let known = state.entries.removeValue(forKey: origin)
    var entry = known ?? Entry()
    state.weight -= known?.weight ?? 0
    defer {
      let weight = entry.weight
      if state.weight + weight > room {
        // Who waits at a turnstile finds that he has to read it himself.
        state.entries = [:]
        state.weight = 0
      }
      state.entries[origin] = entry
      state.weight += weight
    }
    return body(&entry)
  }
}

// MARK: Notes

extension RobotsCache {
  private func key(_ origin: String) -> String {
    var hash = ContentHash()
    for part in [memory?.tag ?? "", origin, agent] {
      hash.add(part.utf8.span)
      hash.add("\0".utf8.span)
    }
    return "robots.\(hash.text)"
  }

  /// What an earlier run has noted of a site; nil where that is nothing, or too old.
  private func readNote(_ origin: String) throws -> RobotsTxt? {
    let isRead = state.withLock { state in
      update(origin, &state) { entry in
        defer { entry.isNoteRead = true }
        return entry.isNoteRead
      }
    }
    guard !isRead, let note = try memory?.note(key(origin), .validator)?.object,
      let until = note["until"]?.string.flatMap({ Timestamp($0) }),
      let lines = note["rules"]?.array
    else { return nil }
    var rules: [RobotsRule] = []
    for line in lines {
      guard let parts = line.array, parts.count == 3, let number = parts[0].int,
        let isAllowed = parts[1].bool, let path = parts[2].string
      else { return nil }
      rules.append(RobotsRule(isAllowed: isAllowed, path: path, line: number))
    }
    let delay = note["delay"]?.int.map { Duration.milliseconds($0) }
    let robots = RobotsTxt(rules: rules, crawlDelay: delay)
    // A clock that was put back must not keep rules for ever.
    let now = clock.now()
    let end = min(until, now.advanced(by: Self.lifetimes.upperBound))
    state.withLock { put(robots, of: origin, end, &$0) }
    return now < end ? robots : nil
  }

  private func note(of robots: RobotsTxt, until: Timestamp) -> JSON? {
    guard robots.rules.reduce(0, { $0 + $1.path.utf8.count + 20 }) <= Self.mostNoted else {
      return nil
    }
    var note: JSONObject = ["until": .string(until.description)]
    if let delay = robots.crawlDelay {
      let (seconds, attoseconds) = delay.components
      note["delay"] = .number(
        JSONNumber(Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)))
    }
    note["rules"] = .array(
      robots.rules.map {
        .array([.number(JSONNumber($0.line)), .bool($0.isAllowed), .string($0.path)])
      })
    return .object(note)
  }
}
