import PipeKit
import PipeTesting
import SetStage
import Testing

@Suite struct SetTests {
  private let document = Document(
    id: "a", url: "https://www.example.org/1", title: "Ferry", authors: ["Ann", "Bo"],
    metadata: ["geo": ["city": "Ellery", "lat": 1.5]])

  private func result(_ options: String, _ document: Document) async throws -> Document? {
    try await SetFields.make(yaml: options).run(on: [document]).output.first
  }

  @Test(arguments: ["{rename: {metadata.none: id}}", "{fields: {id: ''}}"])
  func anIdentifierIsNeverEmpty(_ options: String) async throws {
    var document = document
    document.metadata["none"] = ""
    let result = try await SetFields.make(yaml: options).run(on: [document, Document(id: "b")])
    #expect(!result.failed.isEmpty && result.output.allSatisfy { !$0.id.isEmpty })
  }

  @Test(arguments: ["{rename: {title: metadata}}", "{fields: {metadata: x}}"])
  func metadataNeedsAKey(_ options: String) {
    #expect(throws: (any Error).self) { try SetFields.make(yaml: options) }
  }

  @Test func everyFieldCanBeWritten() async throws {
    let result = try await result(
      """
      fields:
        url: https://example.net/2
        source: desk
        title: T
        author: Cy
        published: 2025-12-31
        updated: 2025-12-31T10:00:00Z
        language: en
        text: Text.
        summary: S.
        label: sport
        keyword: goal
        image: https://example.net/i.png
        links: https://example.net/l
        metadata.geo.city: Lenn
        metadata.new.deep: x
      """, document)
    #expect(result?.url == "https://example.net/2" && result?.source == "desk")
    #expect(result?.title == "T" && result?.authors == ["Cy"] && result?.language == "en")
    #expect(result?.published == Timestamp("2025-12-31"))
    #expect(result?.updated == Timestamp("2025-12-31T10:00:00Z"))
    #expect(result?.text == "Text." && result?.summary == "S." && result?.keywords == ["goal"])
    #expect(result?.labels.map(\.name) == ["sport"])
    #expect(result?.image?.url == "https://example.net/i.png")
    #expect(result?.links.map(\.url) == ["https://example.net/l"])
    #expect(result?.metadata == ["geo": ["city": "Lenn", "lat": 1.5], "new": ["deep": "x"]])
  }

  @Test func everyFieldButTheIdentifierCanBeEmptied() async throws {
    let names = [
      "url", "source", "title", "authors", "published", "updated", "language", "body", "text",
      "summary", "labels", "keywords", "image", "links", "metadata",
    ]
    let result = try await result("drop: [\(names.joined(separator: ", "))]", document)
    #expect(result == Document(id: "a"))
  }

  @Test func placeholdersStandForWhatTheDocumentHas() async throws {
    let result = try await result(
      """
      fields:
        title: '{{ title }} by {{author}} in {{metadata.geo.city}} ({{metadata.geo.lat}})'
        summary: '{{metadata.none | metadata.other}} nothing'
        text: '{{summary | domain}}'
      """, document)
    #expect(result?.title == "Ferry by Ann, Bo in Ellery (1.5)")
    #expect(result?.summary == nil)
    #expect(result?.text == "example.org")
  }

  @Test func whatIsThereIsNotFilledNorIsWhatCannotHoldAKey() async throws {
    let document = Document(id: "a", title: "T", metadata: ["geo": "Ellery", "none": .null])
    let result = try await result(
      "fill: {title: x, metadata.geo.city: x, metadata.none.city: x, metadata.new.city: x}",
      document)
    #expect(result?.title == "T")
    #expect(
      result?.metadata == ["geo": "Ellery", "none": ["city": "x"], "new": ["city": "x"]])
  }

  @Test func fieldsCanChangePlaces() async throws {
    let result = try await result(
      "rename: {title: metadata.headline, source: title, metadata.geo: metadata.place}", document)
    #expect(result?.title == nil)
    #expect(result?.metadata == ["headline": "Ferry", "place": ["city": "Ellery", "lat": 1.5]])
  }

  @Test func whatIsNoTimeFailsTheDocumentAlone() async throws {
    let stage = try SetFields.make(yaml: "fields: {published: '{{title}}'}")
    let result = try await stage.run(on: [document, Document(id: "b", title: "2025-12-31")])
    #expect(result.output.map(\.id) == ["b"] && result.failed == ["a"])
  }

  @Test(arguments: [
    "", "fields: {headline: x}", "drop: id", "rename: {id: url}", "rename: {title: headline}",
    "fields: {title: '{{title'}", "fields: {title: '{{headline}}'}", "drop: [metadata.]",
  ])
  func whatCannotBeDoneIsAnError(options: String) {
    #expect(throws: (any Error).self) { try SetFields.make(yaml: options) }
  }
}
