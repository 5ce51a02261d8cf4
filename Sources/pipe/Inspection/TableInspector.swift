import CSVReader
import FetchStage
import PipeKit

/// Tells what a table has: its columns, what `fetch` makes of each, and its rows.
///
/// Of a large table the beginning is looked at.
struct TableInspector: SourceInspector {
  private static let extensions: Set<String> = ["csv", "tsv", "tab"]
  private static let mediaTypes: Set<String> = [
    "text/csv", "application/csv", "text/tab-separated-values",
  ]
  /// The fields that a document is read for.
  private static let contentFields = ["text", "body", "url"]

  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    guard
      Self.extensions.contains(source.pathExtension)
        || source.mediaType.map(Self.mediaTypes.contains) == true
    else { return nil }
    let table = try source.reading {
      try TableFile(source.input, source.name, Fetch.Options())
    }
    let found = try source.reading { try TableSurvey(table) }
    let encoding = encoding(table, source)
    let separator = Self.name(table.delimiter)
    let columns = zip(table.names, table.targets).map { (name: $0, field: $1.first) }
    var report = SourceReport(
      title: "table: \(columns.count.counted("column", "columns")), "
        + found.rows.counted("row", "rows") + (found.isComplete ? "" : " looked at, more there"),
      key: "table", content: .null)
    report.add("separator", separator)
    report.add("encoding", encoding)
    var notes = found.notes(columns: columns.count)
    if !columns.contains(where: { Self.contentFields.contains($0.field ?? "") }) {
      notes.append(
        "no column is known as text, body or url; write fetch: {csv: …, columns: {text: COLUMN}}")
    }
    for note in notes { report.add("wrong", note) }
    let width = columns.prefix(SourceReport.listed).map(\.name.count).max() ?? 0
    report.list(Array(columns.enumerated())) { index, column in
      let padding = String(repeating: " ", count: max(width - column.name.count, 0))
      let sample = index < found.first.count ? found.first[index] : ""
      return "\(column.name)\(padding)  → \(column.field ?? "metadata")  \(sample)"
    }
    var content = JSONObject()
    content["separator"] = .string(separator)
    content["encoding"] = .string(encoding)
    content["columns"] = .array(
      columns.map { column in
        .object(["name": .string(column.name), "field": column.field.map(JSON.string) ?? .null])
      })
    content["rows"] = .number(JSONNumber(found.rows))
    content["is_complete"] = .bool(found.isComplete)
    if !notes.isEmpty { content["notes"] = .array(notes.map(JSON.string)) }
    report.content = .object(content)
    return report
  }

  /// The encoding; of what is neither Unicode nor said to be something else, what fields are read as.
  private func encoding(_ table: TableFile, _ source: InspectedSource) -> String {
    if table.file !== source.input.file { return "utf-16" }
    // The last character may be cut off.
    let whole =
      source.head.count < InspectedSource.looked ? source.head[...] : source.head.dropLast(4)
    let end = whole.lastIndex { $0 < 0x80 }.map { $0 + 1 } ?? whole.endIndex
    return String(validating: whole[..<end], as: UTF8.self) == nil ? "windows-1252" : "utf-8"
  }

  private static func name(_ delimiter: UInt8) -> String {
    switch delimiter {
    case 0x09: "tab"
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    default: String(decoding: [delimiter], as: UTF8.self)
    }
  }
}
