import FetchStage
import PipeKit

extension LinesInspector {
  /// What is told of objects, one after the other.
  ///
  /// - Parameters:
  ///   - found: What they are.
  ///   - title: What the file is, with their number.
  ///   - key: The key that the report has in JSON Lines.
  ///   - hint: How those are read that are no documents.
  /// - Returns: The report.
  static func report(
    _ found: LinesSurvey, title: String, key: String, hint: String
  ) -> SourceReport {
    let areDocuments = found.documents > 0 && found.documents == found.lines
    var report = SourceReport(
      title: title + (found.isComplete ? "" : " looked at, more there"), key: key, content: .null)
    report.add("documents", "\(found.documents) of \(found.lines)")
    if !areDocuments, found.lines > 0 { report.add("hint", hint) }
    for error in found.errors.first { report.add("wrong", error) }
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
    content[key == "lines" ? key : "elements"] = .number(JSONNumber(found.lines))
    content["documents"] = .number(JSONNumber(found.documents))
    content["is_complete"] = .bool(found.isComplete)
    content["fields"] = .array(
      fields.map { field in
        .object([
          "name": .string(field.name), "count": .number(JSONNumber(field.found?.count ?? 0)),
          "field": field.field.map(JSON.string) ?? .null,
        ])
      })
    if found.errors.count > 0 { content["errors"] = .array(found.errors.first.map(JSON.string)) }
    report.content = .object(content)
    return report
  }
}
