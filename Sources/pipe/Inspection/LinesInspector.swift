import FetchStage
import PipeKit

/// Tells what a file of JSON Lines has: documents of pipe, or objects with fields of other names.
///
/// Of a large file the beginning is looked at.
struct LinesInspector: SourceInspector {
  private static let extensions: Set<String> = ["jsonl", "ndjson"]
  private static let mediaTypes: Set<String> = [
    "application/jsonl", "application/x-ndjson", "application/x-jsonlines",
    "application/json-lines",
  ]

  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    guard
      Self.extensions.contains(source.pathExtension)
        || source.mediaType.map(Self.mediaTypes.contains) == true || Self.isLines(source.head)
    else { return nil }
    let found = try source.reading { try LinesSurvey(source.input.file) }
    return Self.report(
      found, title: "JSON Lines: \(found.lines.counted("line", "lines"))", key: "lines",
      hint: "lines that are no documents are read by fetch: {jsonl: …, fields: {title: FIELD, …}}")
  }

  /// Whether each of the first two lines is an object, which no other text has.
  private static func isLines(_ head: [UInt8]) -> Bool {
    guard head.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
    let lines = head.split(separator: 0x0A, maxSplits: 4)
      .filter { $0.contains { $0 > 0x20 } }.prefix(2)
    return lines.count == 2
      && lines.allSatisfy { (try? JSON(parsing: $0.span))?.object != nil }
  }
}
