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
    let areDocuments = found.documents > 0 && found.documents == found.lines
    var report = SourceReport(
      title: "JSON Lines: \(found.lines.counted("line", "lines"))"
        + (found.isComplete ? "" : " looked at, more there"),
      key: "lines", content: .null)
    report.add("documents", "\(found.documents) of \(found.lines)")
    if !areDocuments, found.lines > 0 {
      report.add(
        "hint",
        "lines that are no documents are read by fetch: {jsonl: …, fields: {title: FIELD, …}}")
    }
    for error in found.errors { report.add("wrong", error) }
    // Documents have their own names; others are told by theirs once `fields` is given.
    let targets = RecordMap([:]).targets(of: found.names)
    let fields = zip(found.names, targets).map { name, targets in
      (
        name: name, field: areDocuments ? (LinesSurvey.isKey(name) ? name : nil) : targets.first,
        found: found.fields[name]
      )
    }
    let width = fields.prefix(SourceReport.listed).map(\.name.count).max() ?? 0
    report.list(fields) { field in
      let padding = String(repeating: " ", count: max(width - field.name.count, 0))
      let target =
        areDocuments
        ? (field.field == nil ? "  (not read)" : "") : "  → \(field.field ?? "metadata")"
      return "\(field.name)\(padding)\(target)  in \(field.found?.count ?? 0)"
        + "  \(field.found?.sample ?? "")"
    }
    var content = JSONObject()
    content["lines"] = .number(JSONNumber(found.lines))
    content["documents"] = .number(JSONNumber(found.documents))
    content["is_complete"] = .bool(found.isComplete)
    content["fields"] = .array(
      fields.map { field in
        .object([
          "name": .string(field.name), "count": .number(JSONNumber(field.found?.count ?? 0)),
          "field": field.field.map(JSON.string) ?? .null,
        ])
      })
    if !found.errors.isEmpty { content["errors"] = .array(found.errors.map(JSON.string)) }
    report.content = .object(content)
    return report
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
