import FetchStage
import PipeKit
import RobotsTxt

/// Tells what a `robots.txt` says to pipe.
struct RobotsInspector: SourceInspector {
  /// What robots.txt knows pipe by.
  private static let agent = "pipe"

  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    guard source.input.name.lastPathPart.lowercased() == "robots.txt",
      SourceKind(source.head) == nil
    else { return nil }
    let bytes = try source.bytes()
    let robots = RobotsTxt(bytes, for: Self.agent)
    let group = robots.isForAgent ? Self.agent : robots.rules.isEmpty ? nil : "*"
    let delay = robots.crawlDelay.map { $0 / .seconds(1) }
    var report = SourceReport(
      title: "robots.txt: \(robots.rules.count.counted("rule", "rules")) for pipe", key: "robots",
      content: .object(content(robots, group, delay)))
    report.add("group", group.map { "User-agent: \($0)" } ?? "none; all is allowed")
    report.add("crawl-delay", delay.map { "\($0) s" })
    for sitemap in robots.sitemaps.prefix(SourceReport.listed) { report.add("sitemap", sitemap) }
    if bytes.count > RobotsTxt.maxSize {
      report.add("wrong", "only the first \(ByteSize(RobotsTxt.maxSize)) count")
    }
    report.list(robots.rules) { "\($0.text)  (line \($0.line))" }
    return report
  }

  private func content(_ robots: RobotsTxt, _ group: String?, _ delay: Double?) -> JSONObject {
    var content = JSONObject()
    content["user_agent"] = .string(Self.agent)
    content["group"] = group.map(JSON.string)
    content["rules"] = .array(
      robots.rules.map { rule in
        .object([
          "allow": .bool(rule.isAllowed), "path": .string(rule.path),
          "line": .number(JSONNumber(rule.line)),
        ])
      })
    content["crawl_delay"] = delay.map { .number(JSONNumber($0)) }
    content["sitemaps"] = .array(robots.sitemaps.map(JSON.string))
    return content
  }
}
