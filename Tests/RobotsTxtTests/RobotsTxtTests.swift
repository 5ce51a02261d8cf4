import PipeTesting
import Testing

@testable import RobotsTxt

struct RobotsTxtTests {
  private func robots(_ text: String, for agent: String = "pipe") -> RobotsTxt {
    RobotsTxt(Array(text.utf8), for: agent)
  }

  private func isAllowed(_ target: String, by text: String, for agent: String = "pipe") -> Bool {
    robots(text, for: agent).verdict(on: target).isAllowed
  }

  @Test func theLongestRuleCountsAndAllowWinsTies() {
    let text = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /a/b/c"
    #expect(!isAllowed("/a/x", by: text))
    #expect(isAllowed("/a/b", by: text))
    #expect(isAllowed("/a/b/c", by: text))
    #expect(isAllowed("/", by: text))
  }

  @Test func theRobotsOwnGroupCountsAndNoOther() {
    let text = """
      User-agent: *
      Disallow: /all
      User-agent: Pipe/2.0
      User-agent: other
      Disallow: /own
      User-agent: pipeline
      Disallow: /longer
      User-agent: PIPE
      Disallow: /again
      """
    for (target, allowed) in [
      ("/all", true), ("/own", false), ("/longer", true), ("/again", false),
    ] {
      #expect(isAllowed(target, by: text, for: "pipe/0.1 (+https://example.org)") == allowed)
    }
    #expect(!isAllowed("/all", by: text, for: "somebody"))
  }

  @Test func anOwnGroupWithoutRulesAllowsEverything() {
    #expect(isAllowed("/x", by: "User-agent: pipe\nDisallow:\nUser-agent: *\nDisallow: /"))
  }

  @Test(arguments: [
    ("/*.pdf$", "/a/b.pdf", true), ("/*.pdf$", "/b.pdf?x", false), ("*/b", "/a/b/c", true),
    ("/a*b*c", "/axxbxxc", true), ("/a*b*c", "/axxcxxb", false), ("/a$", "/a", true),
    ("/a$", "/ab", false), ("/a*$", "/abc", true), ("/a*b$", "/abab", true), ("$", "/", false),
    ("/x$y", "/x$yz", true), ("/%61", "/a", true), ("/a", "/%61", true), ("/%7e", "/~", true),
    ("/ä", "/%C3%A4", true), ("/%c3%a4", "/%C3%A4", true), ("/a%2Fb", "/a/b", false),
    ("/%2A", "/*", true), ("/%24", "/$", true), ("/a%zz", "/a%zz", true), ("a", "/a", false),
    ("/x?q='", "/x?q=%27", true), ("/**b", "/b", true),
  ])
  func matchesPaths(pattern: String, target: String, matches: Bool) {
    #expect(isAllowed(target, by: "User-agent: *\nDisallow: \(pattern)") == !matches)
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func readsLinesHoweverTheyEnd(end: String) throws {
    let text = ["\u{FEFF}# hello", "User-agent : * # us", "", "Disallow: /a # that"]
      .joined(separator: end)
    guard case .disallowed(let rule) = robots(text).verdict(on: "/abc") else {
      Issue.record("allowed")
      return
    }
    #expect(rule.line == 4)
    #expect(rule.text == "Disallow: /a")
  }

  @Test func readsDelayAndSitemaps() {
    let text = """
      Sitemap: https://example.org/1.xml
      User-agent: *
      Crawl-delay: 2.5
      Disallow: /x
      User-agent: slow
      Crawl-delay: nonsense
      Crawl-delay: 1e300
      Crawl-delay: -1
      Sitemap: /2.xml
      """
    #expect(robots(text).crawlDelay == .milliseconds(2500))
    #expect(robots(text).sitemaps == ["https://example.org/1.xml", "/2.xml"])
    #expect(robots(text, for: "slow").crawlDelay == nil)
  }

  @Test func robotsTxtItselfIsAllowed() {
    #expect(isAllowed("/robots.txt", by: "User-agent: *\nDisallow: /"))
  }

  @Test func whatIsBehindTheLimitIsPassedOver() {
    let filler = String(repeating: "#" + String(repeating: "x", count: 1022) + "\n", count: 501)
    #expect(isAllowed("/a", by: filler + "User-agent: *\nDisallow: /a"))
  }

  @Test func whatWasReadCanBeKept() {
    let robots = robots("User-agent: *\nDisallow: /a*b\nAllow: /a*bc$\nCrawl-delay: 3")
    let rules = robots.rules.map {
      RobotsRule(isAllowed: $0.isAllowed, path: $0.path, line: $0.line)
    }
    #expect(RobotsTxt(rules: rules, crawlDelay: robots.crawlDelay) == robots)
  }

  @Test func whatAFileSaysAgainIsOneRule() {
    let text = "User-agent: *\n" + String(repeating: "Disallow: /*aab\nAllow: /*aab\n", count: 500)
    let rules = robots(text).rules
    #expect(rules.map(\.text) == ["Disallow: /*aab", "Allow: /*aab"])
    #expect(rules.map(\.line) == [2, 3])
  }

  @Test func hostileRulesTakeLinearTime() {
    let pattern = "/*" + String(repeating: "a", count: 10_000)
    let rules = (0..<20).map { "Disallow: \(pattern)\(String(repeating: "a", count: $0))b\n" }
    // Has each pair of the rules' bytes.
    let target = "/ab" + String(repeating: "a", count: 100_000)
    #expect(isAllowed(target, by: "User-agent: *\n" + rules.joined()))
  }

  @Test func whatTakesTooLongToTellIsNotAllowed() {
    // Has all that the rules have, but in another order.
    let target = "/no" + String(repeating: "a1", count: 500)
    let rules = (0..<100).map { "Disallow: /*\(String(repeating: "1a", count: $0 + 1))*no\n" }
    let robots = robots("User-agent: *\n" + rules.joined())
    #expect(robots.verdict(on: target, steps: 10_000) == .undecided)
    #expect(robots.verdict(on: target) == .allowed(nil))
    #expect(!RobotsTxt.Verdict.undecided.isAllowed)
  }

  @Test func rulesWithWhatAPathHasNotTakeNoTime() {
    let target = "/" + String(repeating: "ab", count: 4000)
    let rules = (0..<2000).map { "Disallow: /*ba\($0)\n" }
    #expect(
      robots("User-agent: *\n" + rules.joined()).verdict(on: target, steps: 1) == .allowed(nil))
  }

  /// A rule of stars and letters means what going through all its readings says.
  @Test func agreesWithTryingEverything() {
    var random = SeededGenerator(seed: 9309)
    let letters: [Character] = ["a", "b", "*", "$"]
    for _ in 0..<20_000 {
      let pattern =
        "/"
        + String(
          (0..<Int.random(in: 0...6, using: &random)).map { _ in
            letters[Int.random(in: 0..<4, using: &random)]
          })
      let target =
        "/"
        + String(
          (0..<Int.random(in: 0...7, using: &random)).map { _ in
            letters[Int.random(in: 0..<2, using: &random)]
          })
      let expected = Self.matches(Array(pattern)[...], Array(target)[...])
      #expect(
        isAllowed(target, by: "User-agent: *\nDisallow: \(pattern)") == !expected,
        "\(pattern) on \(target)")
    }
  }

  private static func matches(
    _ pattern: ArraySlice<Character>, _ target: ArraySlice<Character>
  ) -> Bool {
    guard let first = pattern.first else { return true }
    if first == "$", pattern.count == 1 { return target.isEmpty }
    if first == "*" {
      return target.indices.contains { matches(pattern.dropFirst(), target[$0...]) }
        || matches(pattern.dropFirst(), [])
    }
    return target.first == first && matches(pattern.dropFirst(), target.dropFirst())
  }

  @Test func anyBytesAreRead() {
    var random = SeededGenerator(seed: 1)
    let words = [
      "user-agent", ":", "*", "disallow", "/", "\r", "\n", "#", " ", "%", "$", "\0", "ä",
    ]
    for _ in 0..<2000 {
      let text = (0..<40).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
      _ = robots(text.joined()).verdict(on: text.joined())
      let bytes = (0..<60).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = RobotsTxt(bytes, for: "*").verdict(on: "/a")
    }
  }
}
