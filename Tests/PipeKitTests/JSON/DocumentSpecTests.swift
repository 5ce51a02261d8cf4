import Foundation
import PipeKit
import Testing

/// What `docs/document.md` shows is what the code does.
@Suite struct DocumentSpecTests {
  private static func specification() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appendingPathComponent("docs/document.md"), encoding: .utf8)
  }

  /// The blocks of JSON in the specification.
  private static func examples() throws -> [String] {
    try specification().components(separatedBy: "```json\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }

  @Test func theExampleRoundTrips() throws {
    let example = try #require(try Self.examples().first)
    let document = try Document(json: Array(example.utf8))
    #expect(try Document(json: document.json) == document)
    #expect(try Document(json: document.json).json == document.json)
    // It is written as it stands there, keys in order, but for line breaks and spaces.
    #expect(try JSON(parsing: document.json).serialized == JSON(parsing: example).serialized)
  }

  @Test func theExampleHasEveryKey() throws {
    let example = try #require(try Self.examples().first)
    let object = try #require(try JSON(parsing: example).object)
    #expect(RandomDocument.keys.subtracting(object.keys).isEmpty)
    let document = try Document(json: Array(example.utf8))
    #expect(!document.extra.isEmpty)
    #expect(document.labels.contains { $0.code != nil && !$0.evidence.isEmpty })
    #expect(document.image?.caption != nil)
    #expect(document.links.contains { $0.text != nil && $0.rel != nil })
  }

  @Test func theSpecificationNamesEveryKey() throws {
    let text = try Self.specification()
    let keys = [
      "base64", "charset", "media_type", "name", "score", "scheme", "code", "evidence", "caption",
      "rel", "stage", "note",
    ]
    for key in RandomDocument.keys.union(keys) { #expect(text.contains("`\(key)`"), "\(key)") }
  }
}
