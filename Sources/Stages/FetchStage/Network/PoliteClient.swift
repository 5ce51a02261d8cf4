import PipeKit
import RobotsTxt
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
    /// The servers that the pipeline names, which may be private.
    var namedServers: Set<String> = []
  }

  /// What was answered in the end.
  struct Answer: Sendable {
    var response: HTTPResponse
    /// The address that answered.
    var address: PageAddress
    var isRedirected = false
    /// Where the address asked for has moved to for good (301, 308), as far as that goes.
    var movedTo: PageAddress?
  }

  /// The headers that ask for something only if it has changed; they are for the address that had it.
  struct Conditions: Sendable {
    var headers: [HTTPHeader]
    var isFor: @Sendable (PageAddress) -> Bool
  }

  /// What belongs to one way from address to address.
  private struct Chain {
    var wasSecure: Bool
    var cookies = ChainCookies()
    /// Addresses with the cookies they were asked with.
    var seen: Set<String> = []
  }

  /// How often a robots.txt is asked for that cannot be read.
  private static let robotsAttempts = 3
  private static let maxRobotsSize = 8 << 20
  /// What RFC 9309 (2.3.1.2) asks for at least.
  private static let maxRobotsRedirects = 5

  let settings: Settings
  let schedule: HostSchedule
  let robots: RobotsCache
  private let context: StageContext
  private let health: HostHealth
  private let shown: @Sendable (String) -> String
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
    health = HostHealth(context.clock)
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
    var attempt = 1
    while true {
      do {
        return try await follow(address, purpose, conditions, attempt: attempt)
      } catch let failure as RequestFailure {
        let attempts = context.retryPolicy?.attempts ?? (failure.isInvited ? 2 : 1)
        guard failure.mayPass, attempt < attempts else { throw failure.error }
        attempt += 1
        context.logRetry(attempt, failure.error)
      }
    }
  }
}

// MARK: Redirects

extension PoliteClient {
  private func follow(
    _ start: PageAddress, _ purpose: Purpose, _ conditions: Conditions?, attempt: Int
  ) async throws -> Answer {
    var chain = Chain(wasSecure: start.url.scheme == "https")
    var address = start
    var movedTo: PageAddress?
    var isMovedForGood = true
    let most = purpose == .robots ? Self.maxRobotsRedirects : settings.maxRedirects
    for hop in 0...max(0, most) {
      if purpose.heedsRobots { try await checkRobots(address) }
      let cookies = chain.cookies.header(for: address.url)
      guard chain.seen.insert("\(address.text) \(cookies ?? "")").inserted else {
        throw redirectFailure(start, "redirects go round in circles at \(shown(address.text))")
      }
      let response: HTTPResponse
      do {
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
          response: response, address: address, isRedirected: hop > 0, movedTo: movedTo)
      }
      address = try target(of: location, from: address, start)
      isMovedForGood = isMovedForGood && (response.status == 301 || response.status == 308)
      if isMovedForGood { movedTo = address }
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
    try refuse(host)
    try await schedule.enter(host)
    defer { schedule.leave(host) }
    try refuse(host)
    let request = request(address, purpose, conditions, chain)
    let response: HTTPResponse
    do {
      response = try await context.timed { try await context.http.send(request) }
    } catch var error as HTTPError {
      error.url = shown(address.text)
      let failure = RequestFailure(
        error: StageError(http: error, settings), kind: error.kind, mayPass: error.isTransient)
      if error.isTransient { _ = restHost(host, failure.error) }
      throw failure
    } catch let error as StageError {
      _ = restHost(host, error)
      throw RequestFailure(error: error, kind: .timeout, mayPass: true)
    }
    let isAnswer =
      switch response.status {
      case 200...299: true
      case 304: conditions?.isFor(address) ?? false
      case 300...399: response.header("Location") != nil
      default: false
      }
    if isAnswer {
      health.succeeded(host)
      return response
    }
    throw failure(of: response, address, attempt: attempt)
  }

  private func request(
    _ address: PageAddress, _ purpose: Purpose, _ conditions: Conditions?, _ chain: Chain
  ) -> HTTPRequest {
    var headers = [
      HTTPHeader("Accept", purpose.accept), HTTPHeader("User-Agent", settings.userAgent),
    ]
    let own = settings.headers.of(address, wasSecure: chain.wasSecure)
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
      allowsPrivateAddresses: settings.allowsPrivate
        || settings.namedServers.contains(address.authority),
      allowsLinkLocalAddresses: settings.allowsPrivate)
  }

  private func refuse(_ host: String) throws {
    guard let error = health.refusal(host) else { return }
    throw RequestFailure(error: error)
  }

  /// What an answer with an error means, for the address and for its host.
  private func failure(
    of response: HTTPResponse, _ address: PageAddress, attempt: Int
  ) -> RequestFailure {
    let (host, status) = (address.authority, response.status)
    var failure = RequestFailure(
      error: StageError(status: status, url: shown(address.text)), status: status)
    failure.mayPass = failure.error.isTransient
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
      let until = context.clock.now().advanced(by: asked)
      failure.error.message += ", and asks not to be asked again before \(until)"
      failure.error.hint = "run again after that; a larger per_host: {max_delay} waits for it"
      failure.mayPass = false
      health.close(host, for: asked, failure.error)
      return failure
    }
    failure.isInvited = asked != nil
    let rest = restHost(host, failure.error)
    if let asked, asked > rest { schedule.rest(host, for: asked) }
    return failure
  }

  /// Lets a host rest that has failed, the longer the oftener it has.
  private func restHost(_ host: String, _ error: StageError) -> Duration {
    let most = max(HostHealth.mostFailures, context.retryPolicy?.attempts ?? 1)
    let failures = health.failed(host, most: most, error)
    let rest = backoff(after: failures)
    schedule.rest(host, for: rest)
    return rest
  }

  private func backoff(after failures: Int) -> Duration {
    (context.retryPolicy ?? RetryPolicy()).delay(before: failures + 1, random: random())
  }
}

// MARK: robots.txt

extension PoliteClient {
  /// Sees whether a site lets programs fetch an address.
  private func checkRobots(_ address: PageAddress) async throws {
    guard settings.heedsRobots else { return }
    let rules: RobotsTxt
    do {
      let found = try await robots.robots(of: address.origin) {
        // Others wait for it too, and one that is due must not wait for one that is not.
        try await Backlog.Ticket.$current.withValue(nil) { try await loadRobots(of: address) }
      }
      rules = found.robots
      if found.isNew, let delay = rules.crawlDelay {
        schedule.slowDown(address.authority, to: min(delay, settings.maxDelay))
      }
    } catch let error as StageError {
      throw RequestFailure(error: error)
    }
    guard case .disallowed(let rule) = rules.verdict(on: address.target) else { return }
    throw RequestFailure(
      error: StageError(
        .refusedByRobots,
        "\(shown(address.text)) is not for programs: '\(rule.text.printable)' in line \(rule.line) of "
          + "\(address.origin)/robots.txt",
        hint: "leave it out, or ask the site; robots: false does not heed robots.txt"))
  }

  private func loadRobots(of address: PageAddress) async throws -> RobotsCache.Loaded {
    guard let file = PageAddress("\(address.origin)/robots.txt") else {
      return RobotsCache.Loaded(robots: RobotsTxt())
    }
    let attempts = max(Self.robotsAttempts, context.retryPolicy?.attempts ?? 1)
    var attempt = 1
    while true {
      do {
        let response = try await follow(file, .robots, nil, attempt: attempt).response
        return RobotsCache.Loaded(
          robots: RobotsTxt(response.body, for: settings.userAgent),
          lifetime: CacheLifetime(response, now: context.clock.now()).fresh)
      } catch let failure as RequestFailure {
        if Self.meansNoRules(failure) {
          return RobotsCache.Loaded(robots: RobotsTxt(), isAnswer: failure.kind != .offline)
        }
        if failure.mayPass, attempt < attempts {
          attempt += 1
          continue
        }
        throw unreachable(failure, file)
      }
    }
  }

  /// Whether a site has no robots.txt, so that everything is allowed (RFC 9309, 2.3.1.2 and 2.3.1.3).
  private static func meansNoRules(_ failure: RequestFailure) -> Bool {
    if let status = failure.status { return (300...499).contains(status) && status != 429 }
    // Without a network the page itself says so.
    return failure.kind == .redirect || failure.kind == .offline
  }

  /// A site whose robots.txt cannot be read is not fetched from (RFC 9309, 2.3.1.4).
  private func unreachable(_ failure: RequestFailure, _ file: PageAddress) -> StageError {
    var error = failure.error
    guard failure.status != nil || failure.kind == .tooLarge else { return error }
    error.code = .refusedByRobots
    error.message =
      "nothing is fetched from \(file.authority) while its robots.txt cannot be read: \(error.message)"
    error.hint = "try again later; robots: false does not heed robots.txt"
    error.isTransient = true
    return error
  }
}
