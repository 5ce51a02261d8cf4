import Foundation
import PipeKit
import RobotsTxt
import Testing
import WebURL

/// Cases of another parser's test suite, which are not part of the project.
struct RobotsCasesTests {
  private static let file = "../shared/eval/feeds/robots.jsonl"
  private static let isThere = FileManager.default.fileExists(atPath: file)

  @Test(.enabled(if: isThere, "needs \(file), which is not here"))
  func agreesWithOtherParsers() throws {
    let base = try WebURL("https://example.org/")
    let lines = try String(contentsOfFile: Self.file, encoding: .utf8)
    var (checked, wrong): (Int, [String]) = (0, [])
    for line in lines.split(separator: "\n") {
      let fields = try JSON(parsing: String(line)).object ?? [:]
      let robots = RobotsTxt(
        Array((fields["robots"]?.string ?? "").utf8), for: fields["ua"]?.string ?? "")
      let url = try base.resolve(fields["url"]?.string ?? "")
      let target = url.path + (url.query.map { "?\($0)" } ?? "")
      checked += 1
      if robots.verdict(on: String(target)).isAllowed != fields["allowed"]?.bool {
        wrong.append("\(fields["ua"]?.string ?? "") \(url)")
      }
    }
    #expect(checked > 200)
    Attachment.record("\(checked - wrong.count) of \(checked)", named: "robots.txt")
    #expect(wrong.count * 50 <= checked, "\(wrong.joined(separator: "\n"))")
  }
}
