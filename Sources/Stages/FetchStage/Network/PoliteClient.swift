import PipeKit
import WebURL

/// Asks servers as a good guest does: what robots.txt allows, no faster than hosts like it, and not again
/// before it is time.
///
/// Redirects are followed here, hop by hop, so that each address on the way is asked for as if it had been
/// named: within its own host's pace, robots.txt, address policy and headers.
struct PoliteClient: Sendable {
  /// What is asked, and by whom.
  struct Settings: Sendable {
    var userAgent: String
    var headers = HostHeaders([:])
    var heedsRobots = true
    var connectTimeout = Duration.seconds(10)
    var firstByteTimeout = Duration.seconds(20)
    var timeout = Duration.seconds(30)
    var maxSize = 16 << 20
    var maxRedirects = 10
    /// The longest pause that a host may ask for: beyond, a `Crawl-delay` is cut, and who says a longer
    /// `Retry-After` is not asked again in the run.
    var maxDelay = Duration.seconds(120)
    var allowsPrivate = false
    /// The servers that the pipeline names, by scheme and authority; they may be private.
    var namedOrigins: Set<String> = []
  }

  /// What was answered in the end.
  struct Answer: Sendable {
    var response: HTTPResponse
    /// The address that answered.
    var address: PageAddress
    var isRedirected = false
    /// Where the address asked for has moved to for good (301, 308), as far as that goes and may be kept.
    var movedTo: PageAddress?
    /// How long that may be kept, where the servers say so.
    var movedFor: Duration?
  }

  /// The headers that ask for something only if it has changed; they are for the address that had it.
  struct Conditions: Sendable {
    var headers: [HTTPHeader]
    var isFor: @Sendable (PageAddress) -> Bool
  }

  /// What belongs to one way from address to address.
  private struct Chain {
    /// Whether one of the addresses began with `https`.
    var wasSecure = false
    var cookies = ChainCookies()
    /// Addresses with the cookies they were asked with.
    var seen: Set<String> = []
  }

  /// The longest address that is asked for, in bytes; servers take no longer ones as a rule.
  static let longestAddress = 8 << 10
  private static let maxRobotsSize = 8 << 20
  /// What RFC 9309 (2.3.1.2) asks for at least.
  private static let maxRobotsRedirects = 5

  let settings: Settings
  let schedule: HostSchedule
  let robots: RobotsCache
  let context: StageContext
  private let health: HostHealth
  let shown: @Sendable (String) -> String
  /// A random number from 0 to 1, which keeps those apart that failed together.
  private let random: @Sendable () -> Double

  init(
    _ settings: Settings, limits: HostSchedule.Limits, _ context: StageContext,
    shown: @escaping @Sendable (String) -> String,
    random: @escaping @Sendable () -> Double = { .random(in: 0...1) }
  ) {
    self.settings = settings
    self.context = context
    self.shown = shown
    self.random = random
    schedule = HostSchedule(limits, context.clock)
    health = HostHealth(context.clock, context.memory)
    robots = RobotsCache(for: settings.userAgent, context.clock, context.memory)
  }

  /// Gets what an address names, as often as `retry` allows.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - purpose: What it is asked for.
  ///   - conditions: What asks for it only if it has changed.
  /// - Returns: An answer with a status of success, or 304.
  /// - Throws: ``StageError``, `CancellationError`.
  func get(
    _ address: PageAddress, for purpose: Purpose, conditions: Conditions? = nil
  ) async throws -> Answer {
    guard address.text.utf8.count <= Self.longestAddress else {
      throw StageError(
        .network,
        "the address '\(shown(address.text).prefix(200).description.printable)…' is longer than "
          + "\(ByteSize(Self.longestAddress))",
        hint: "servers take no address as long as that: see where it comes from")
    }
    var attempt = 1
    while true {
      do {
        return try await follow(address, purpose, conditions, attempt: attempt)
      } catch let failure as RequestFailure {
        let attempts = context.retryPolicy?.attempts ?? (failure.isInvited ? 2 : 1)
        guard failure.mayPass, attempt < attempts else {
          var error = failure.error
          error.attempts = attempt
          throw error
        }
        attempt += 1
        context.logRetry(attempt, failure.error)
      }
    }
  }
}

// MARK: Redirects

extension PoliteClient {
  func follow(
    _ start: PageAddress, _ purpose: Purpose, _ conditions: Conditions?, attempt: Int
  ) async throws -> Answer {
    var chain = Chain()
    var address = start
    var movedTo: PageAddress?
    var movedFor: Duration?
    var isMovedForGood = true
    let most = purpose == .robots ? Self.maxRobotsRedirects : settings.maxRedirects
    for hop in 0...max(0, most) {
      chain.wasSecure = chain.wasSecure || address.url.scheme == "https"
      let cookies = chain.cookies.header(for: address.url)
      guard chain.seen.insert("\(address.text) \(cookies ?? "")").inserted else {
        throw redirectFailure(start, "redirects go round in circles at \(shown(address.text))")
      }
      let response: HTTPResponse
      do {
        if purpose.heedsRobots { try await checkRobots(address) }
        response = try await exchange(address, purpose, conditions, chain, attempt: attempt)
      } catch var failure as RequestFailure where hop > 0 {
        failure.error.message += "; redirected there from \(shown(start.text).printable)"
        throw failure
      }
      chain.cookies.take(response, from: address.url, now: context.clock.now())
      guard [301, 302, 303, 307, 308].contains(response.status),
        let location = response.header("Location")
      else {
        return Answer(
          response: response, address: address, isRedirected: hop > 0, movedTo: movedTo,
          movedFor: movedFor)
      }
      address = try target(of: location, from: address, start)
      // What says for good may be kept as an answer may (RFC 9110, 15.4.2; RFC 9111, 4.2).
      let lifetime = CacheLifetime(response, now: context.clock.now())
      isMovedForGood =
        isMovedForGood && (response.status == 301 || response.status == 308) && lifetime.isStored
        && lifetime.fresh != .zero
      if isMovedForGood {
        movedTo = address
        movedFor = [movedFor, lifetime.fresh].compactMap(\.self).min()
      }
    }
    throw redirectFailure(start, "more than \(most) redirects")
  }

  private func target(
    of location: String, from address: PageAddress, _ start: PageAddress
  ) throws -> PageAddress {
    guard let url = try? address.url.resolve(location) else {
      throw redirectFailure(start, "a redirect to '\(location.printable)', which is no address")
    }
    guard let target = PageAddress(url) else {
      throw redirectFailure(
        start, "a redirect to '\(shown(location.printable))', which is neither http nor https")
    }
    guard target.text.utf8.count <= Self.longestAddress else {
      throw redirectFailure(
        start, "a redirect to an address that is longer than \(ByteSize(Self.longestAddress))")
    }
    // User and password go to where they were given for; none are taken from a server.
    if target.origin == address.origin { return target.withUser(of: address) }
    return target.withoutUser
  }

  private func redirectFailure(_ start: PageAddress, _ what: String) -> RequestFailure {
    RequestFailure(
      error: StageError(http: HTTPError(.redirect, url: shown(start.text), what), settings),
      kind: .redirect)
  }
}

// MARK: One request

extension PoliteClient {
  private func exchange(
    _ address: PageAddress, _ purpose: Purpose, _ conditions: Conditions?, _ chain: Chain,
    attempt: Int
  ) async throws -> HTTPResponse {
    let host = address.authority
    try recall(host)
    repeat { try refuse(host) } while try await schedule.enter(host) == nil
    defer { schedule.leave(host) }
    try refuse(host)
    let begun = health.begin()
    let request = request(address, purpose, conditions, chain)
    let response: HTTPResponse
    do {
      response = try await context.timed { try await context.http.send(request) }
    } catch var error as HTTPError {
      error.url = shown(address.text)
      let failure = RequestFailure(
        error: StageError(http: error, settings), kind: error.kind, mayPass: error.isTransient)
      if error.isTransient { restHost(host, begun, failure.error) }
      throw failure
    } catch let error as StageError {
      restHost(host, begun, error)
      throw RequestFailure(error: error, kind: .timeout, mayPass: true)
    }
    let isAnswer =
      switch response.status {
      // Without content, or with a part that nobody asked for; an empty robots.txt has no rules.
      case 204, 205: purpose == .robots
      case 206: false
      case 200...299: true
      case 304: conditions?.isFor(address) ?? false
      case 300...399: response.header("Location") != nil
      default: false
      }
    if isAnswer {
      health.succeeded(host)
      return response
    }
    throw failure(of: response, address, begun, attempt: attempt)
  }

  private func request(
    _ address: PageAddress, _ purpose: Purpose, _ conditions: Conditions?, _ chain: Chain
  ) -> HTTPRequest {
    var headers = [
      HTTPHeader("Accept", purpose.accept), HTTPHeader("User-Agent", settings.userAgent),
    ]
    let isNamed = settings.namedOrigins.contains(address.origin)
    let own = settings.headers.of(address, isNamed: isNamed, wasSecure: chain.wasSecure)
    let named = Set(own.map { $0.name.lowercased() })
    headers.removeAll { named.contains($0.name.lowercased()) }
    headers += own.filter { $0.name.lowercased() != "cookie" }
    let cookies =
      own.filter { $0.name.lowercased() == "cookie" }.map(\.value)
      + [chain.cookies.header(for: address.url)].compactMap(\.self)
    if !cookies.isEmpty { headers.append(HTTPHeader("Cookie", cookies.joined(separator: "; "))) }
    if let conditions, conditions.isFor(address) { headers += conditions.headers }
    return HTTPRequest(
      url: address.text, headers: headers, connectTimeout: settings.connectTimeout,
      firstByteTimeout: settings.firstByteTimeout, timeout: settings.timeout,
      maxBytes: purpose == .robots ? Self.maxRobotsSize : settings.maxSize, maxRedirects: 0,
      allowsPrivateAddresses: settings.allowsPrivate || isNamed,
      allowsLinkLocalAddresses: settings.allowsPrivate)
  }

  private func refuse(_ host: String) throws {
    guard let error = health.refusal(host) else { return }
    throw RequestFailure(error: error)
  }

  /// What an answer with an error means, for the address and for its host.
  private func failure(
    of response: HTTPResponse, _ address: PageAddress, _ begun: HostHealth.Moment, attempt: Int
  ) -> RequestFailure {
    let (host, status) = (address.authority, response.status)
    var failure = RequestFailure(
      error: StageError(status: status, url: shown(address.text)), status: status)
    failure.mayPass = failure.error.isTransient
    let isNamed = settings.namedOrigins.contains(address.origin)
    if status == 401 || status == 403,
      settings.headers.areWithheld(from: address, isNamed: isNamed)
    {
      failure.error.hint =
        "its headers are not sent in clear: use https, or write them under '\(address.origin)'"
    }
    guard [429, 502, 503, 504].contains(status) else {
      health.succeeded(host)
      // The host is well, this page is not: it alone may be tried again.
      if failure.mayPass, attempt < context.retryPolicy?.attempts ?? 1 {
        schedule.rest(host, for: backoff(after: attempt))
      }
      return failure
    }
    let asked = response.header("Retry-After").flatMap {
      RetryAfter.parse($0, now: context.clock.now())
    }
    if let asked, asked > settings.maxDelay {
      let time = min(asked, HostHealth.mostPatience)
      failure.error.message +=
        ", and asks not to be asked again before \(context.clock.now().advanced(by: time))"
      failure.error.hint = Self.patienceHint
      failure.mayPass = false
      health.close(host, for: time, status: status, failure.error)
      schedule.giveUp(host)
      return failure
    }
    // A date in the past is a clock that goes wrong, and no invitation.
    failure.isInvited = asked.map { $0 > .zero } ?? false
    restHost(host, begun, failure.error)
    if let asked { schedule.rest(host, for: asked) }
    return failure
  }

  private static let patienceHint =
    "run again after that; a larger per_host: {max_delay} waits for it"

  /// Heeds what a host has told an earlier run of when to ask it again.
  private func recall(_ host: String) throws {
    do {
      let rest = try health.recall(host, patience: settings.maxDelay) { time, status in
        let until = context.clock.now().advanced(by: time)
        return StageError(
          .httpStatus,
          "\(host) has answered an earlier run with status \(status), and asked not to be asked again "
            + "before \(until)",
          hint: Self.patienceHint, isTransient: true, underlying: HTTPStatus(status: status))
      }
      if let rest { schedule.rest(host, for: rest) }
    } catch let error as StageError {
      throw RequestFailure(error: error)
    }
  }

  /// Lets a host rest that has failed, the longer the oftener it has.
  private func restHost(_ host: String, _ begun: HostHealth.Moment, _ error: StageError) {
    let most = max(HostHealth.mostFailures, context.retryPolicy?.attempts ?? 1)
    guard let failure = health.failed(host, begun: begun, most: most, error) else { return }
    if failure.isLast { return schedule.giveUp(host) }
    schedule.rest(host, for: backoff(after: failure.count))
  }

  private func backoff(after failures: Int) -> Duration {
    (context.retryPolicy ?? RetryPolicy()).delay(before: failures + 1, random: random())
  }
}
