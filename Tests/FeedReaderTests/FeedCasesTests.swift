import Foundation
import PipeKit
import Testing

@testable import FeedReader

/// Cases of other readers' test suites, which are not part of the project.
struct FeedCasesTests {
  private static let folder = "../shared/eval/feeds"
  private static let isThere = FileManager.default.fileExists(atPath: folder + "/cases.jsonl")

  @Test(.enabled(if: isThere, "needs \(folder), which is not here"))
  func agreesWithOtherReaders() throws {
    let lines = try String(contentsOfFile: Self.folder + "/cases.jsonl", encoding: .utf8)
    var (checked, wrong): (Int, [String]) = (0, [])
    for line in lines.split(separator: "\n") {
      let fields = try JSON(parsing: String(line)).object ?? [:]
      guard let file = fields["file"]?.string, let expected = fields["expected"]?.object else {
        continue
      }
      let url = URL(fileURLWithPath: "\(Self.folder)/files/\(file)")
      let feed = try? FeedReader().read([UInt8](try Data(contentsOf: url)))
      for (name, isRight) in checks(expected, feed) {
        checked += 1
        if !isRight { wrong.append("\(file): \(name)") }
      }
    }
    #expect(checked > 400)
    Attachment.record("\(checked - wrong.count) of \(checked)", named: "feed-fields.txt")
    #expect(wrong.count * 100 <= checked, "\(wrong.joined(separator: "\n"))")
  }

  /// What can be compared without knowing how markup was cleaned.
  private func checks(_ expected: JSONObject, _ feed: Feed?) -> [(String, Bool)] {
    var checks: [(String, Bool)] = []
    func check(_ name: String, _ object: JSONObject, _ key: String, _ value: String?) {
      guard let wanted = object[key]?.string else { return }
      checks.append((name, same(wanted, value)))
    }
    check("format", expected, "format", feed?.format.rawValue)
    check("version", expected, "version", feed?.version)
    check("feed id", expected, "id", feed?.id)
    check("feed link", expected, "link", feed?.link)
    check("language", expected, "language", feed?.language)
    check("feed author", expected, "author_name", feed?.authors.first?.name)
    check("feed updated", expected, "updated", feed?.updated?.description)
    if let count = expected["entry_count"]?.int {
      checks.append(("entry count", feed?.entries.count == count))
    }
    for wanted in expected["entries"]?.array ?? [] {
      guard let wanted = wanted.object, let index = wanted["index"]?.int else { continue }
      let entries = feed?.entries ?? []
      let entry = entries.indices.contains(index) ? entries[index] : nil
      check("id", wanted, "id", entry?.id)
      check("link", wanted, "link", entry?.link)
      check("author", wanted, "author_name", entry?.authors.first?.name)
      check("published", wanted, "published", entry?.published?.description)
      check("updated", wanted, "updated", (entry?.updated ?? entry?.published)?.description)
      check("enclosure", wanted, "enclosure_url", entry?.enclosures.first?.url)
    }
    return checks
  }

  private func same(_ wanted: String, _ found: String?) -> Bool {
    guard let found else { return false }
    if let a = FeedDateParser.parse(wanted), let b = FeedDateParser.parse(found) {
      return a.seconds == b.seconds
    }
    let (a, b) = (folded(wanted), folded(found))
    return a == b || a == b + "/" || a + "/" == b
  }

  private func folded(_ text: String) -> String {
    PlainText.collapsed(text.lowercased())
  }
}
