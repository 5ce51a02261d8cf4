import Foundation
import HTML
import PipeKit
import Testing
import WebURL

@testable import FeedReader

/// Pages of the feed validator's test suite, which are not part of the project.
struct FeedDiscoveryCasesTests {
  private static let folder = "../shared/eval/feeds"
  private static let isThere = FileManager.default.fileExists(
    atPath: folder + "/autodiscovery.jsonl")

  @Test(.enabled(if: isThere, "needs \(folder), which is not here"))
  func agreesWithTheFeedValidator() throws {
    let lines = try String(contentsOfFile: Self.folder + "/autodiscovery.jsonl", encoding: .utf8)
    var parser = HTMLParser()
    var (checked, wrong): (Int, [String]) = (0, [])
    for line in lines.split(separator: "\n") {
      let fields = try JSON(parsing: String(line)).object ?? [:]
      guard let file = fields["file"]?.string, let base = fields["base"]?.string else { continue }
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(file)")))
      let found = parser.parse(bytes).feedLinks(document: try WebURL(base)).first
      checked += 1
      let isRight =
        fields["has_feed"]?.bool == true
        ? found?.url.description.hasSuffix(fields["expected_suffix"]?.string ?? "?") == true
        : found == nil
      if !isRight { wrong.append("\(file): \(found?.url.description ?? "none")") }
    }
    #expect(checked > 50)
    Attachment.record("\(checked - wrong.count) of \(checked)", named: "feed-discovery.txt")
    #expect(wrong == [])
  }
}
