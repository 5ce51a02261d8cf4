import PipeKit
import RobotsTxt

extension PoliteClient {
  /// How often a robots.txt is asked for that cannot be read.
  private static let robotsAttempts = 3

  /// Sees whether a site lets programs fetch an address.
  func checkRobots(_ address: PageAddress) async throws {
    guard settings.heedsRobots else { return }
    let rules: RobotsTxt
    do {
      rules = try await robots.robots(of: address.origin) {
        // Others wait for it too, and one that is due must not wait for one that is not.
        try await Backlog.Ticket.$current.withValue(nil) { try await loadRobots(of: address) }
      }
      // Each time, as the schedule may have forgotten it.
      if let delay = rules.crawlDelay {
        schedule.slowDown(address.authority, to: min(delay, settings.maxDelay))
      }
    } catch let error as StageError {
      throw RequestFailure(error: error)
    }
    let reason: String
    switch rules.verdict(on: address.target) {
    case .allowed: return
    case .disallowed(let rule):
      reason =
        "is not for programs: '\(rule.text.printable)' in line \(rule.line) of "
        + "\(address.origin)/robots.txt"
    case .undecided:
      reason =
        "is left alone, as it takes too long to tell what \(address.origin)/robots.txt says of it"
    }
    throw RequestFailure(
      error: StageError(
        .refusedByRobots, "\(shown(address.text)) \(reason)",
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
