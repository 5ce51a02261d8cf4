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

  /// The rules for the robot, in the order of the file.
  public let rules: [RobotsRule]
  /// The pause between two requests that the site asks for; no part of the RFC, but widely used.
  public let crawlDelay: Duration?
  /// The addresses of sitemaps, as they are written; they are for every robot.
  public let sitemaps: [String]
  /// Whether the rules are those of a group that names the robot, and not of that for all.
  public internal(set) var isForAgent = false

  /// Creates it from rules that were read before.
  public init(rules: [RobotsRule] = [], crawlDelay: Duration? = nil, sitemaps: [String] = []) {
    self.rules = rules
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

    /// Whether it may.
    public var isAllowed: Bool { if case .allowed = self { true } else { false } }
  }

  /// What the rules say: the longest that matches counts, and of two as long the one that allows.
  ///
  /// - Parameter target: The path of a URL, with its query if it has one.
  /// - Returns: The verdict; `/robots.txt` itself is always allowed.
  public func verdict(on target: String) -> Verdict {
    let target = RobotsPath.normalized(target)
    if target == Array("/robots.txt".utf8) { return .allowed(nil) }
    var best: RobotsRule?
    var length = 0
    for rule in rules {
      let matched = rule.matchLength(target)
      if matched > length || (matched == length && matched > 0 && rule.isAllowed) {
        (best, length) = (rule, matched)
      }
    }
    guard let best else { return .allowed(nil) }
    return best.isAllowed ? .allowed(best) : .disallowed(best)
  }
}
