/// What a site's `robots.txt` says to one robot: the Robots Exclusion Protocol, RFC 9309.
///
/// ```swift
/// let robots = RobotsTxt(bytes, for: "pipe")
/// if case .disallowed(let rule) = robots.verdict(on: "/search?q=rain") { print(rule.line) }
/// ```
///
/// Where the RFC leaves room, it is read as Google's open-source parser reads it: `Disalow` and other
/// usual typing errors count, a colon may be missing, and `Allow: /a/index.html` allows `/a/` too.
public struct RobotsTxt: Sendable, Hashable {
  /// How much of a file is read, in bytes: what the RFC (2.5) asks for at least.
  public static let maxSize = 500 << 10

  /// How many bytes of a path are looked at in search of what rules with a star have.
  ///
  /// That is enough for a thousand rules that go through the whole of a path of 8 KiB. It bounds what a file that
  /// is made to take long can take.
  public static let maxSteps = 8 << 20

  /// The rules for the robot, in the order of the file, each once.
  public let rules: [RobotsRule]
  /// The pause between two requests that the site asks for; no part of the RFC, but widely used.
  public let crawlDelay: Duration?
  /// The addresses of sitemaps, as they are written; they are for every robot.
  public let sitemaps: [String]
  /// Whether the rules are those of a group that names the robot, and not of that for all.
  public internal(set) var isForAgent = false

  /// The rules, the longest first, and of those as long what allows: the first that matches counts.
  private let ranked: [RobotsRule]

  /// Creates it from rules that were read before.
  public init(rules: [RobotsRule] = [], crawlDelay: Duration? = nil, sitemaps: [String] = []) {
    self.rules = rules
    ranked = rules.enumerated().sorted { one, other in
      if one.element.length != other.element.length {
        return one.element.length > other.element.length
      }
      if one.element.isAllowed != other.element.isAllowed { return one.element.isAllowed }
      return one.offset < other.offset
    }.map(\.element)
    self.crawlDelay = crawlDelay
    self.sitemaps = sitemaps
  }

  /// Reads a file, of which what is behind ``maxSize`` is passed over.
  ///
  /// Whatever the bytes are, what can be read of them is.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - agent: The robot's product token or its whole `User-Agent`, which begins with it; `*` is any
  ///     robot that the file does not name.
  public init(_ bytes: [UInt8], for agent: String) {
    var parser = RobotsParser(for: agent)
    parser.parse(bytes.prefix(Self.maxSize))
    self = parser.result
  }

  /// Whether a robot may fetch something, and which rule says so.
  public enum Verdict: Sendable, Hashable {
    /// It may: by a rule, or as no rule matches.
    case allowed(RobotsRule?)
    /// It may not.
    case disallowed(RobotsRule)
    /// That cannot be told within ``RobotsTxt/maxSteps``, so that it should not.
    case undecided

    /// Whether it may.
    public var isAllowed: Bool { if case .allowed = self { true } else { false } }
  }

  /// What the rules say: the longest that matches counts, and of two as long the one that allows.
  ///
  /// - Parameter target: The path of a URL, with its query if it has one.
  /// - Returns: The verdict; `/robots.txt` itself is always allowed.
  public func verdict(on target: String) -> Verdict { verdict(on: target, steps: Self.maxSteps) }

  /// The verdict within a number of steps.
  func verdict(on target: String, steps: Int) -> Verdict {
    var target = RobotsTarget(RobotsPath.normalized(target), steps: steps)
    if target.bytes == Array("/robots.txt".utf8) { return .allowed(nil) }
    for rule in ranked {
      let isMatch = rule.matches(&target)
      if target.steps <= 0 { return .undecided }
      if isMatch { return rule.isAllowed ? .allowed(rule) : .disallowed(rule) }
    }
    return .allowed(nil)
  }
}
