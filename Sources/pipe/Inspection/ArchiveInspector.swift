import Compression
import FetchStage
import PipeKit
import WARCReader

/// Tells what a web archive has: its records by type, and the first pages that `fetch` would bring in.
///
/// Of a large archive the beginning is looked at.
struct ArchiveInspector: SourceInspector {
  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    guard source.input.isArchive else { return nil }
    let found = try source.reading { try ArchiveSurvey(source) }
    let name = found.version.isEmpty ? "WARC" : found.version
    var report = SourceReport(
      title: "web archive: \(name), \(Self.packing(source, found))", key: "warc",
      content: .object(content(found, source)))
    if let size = source.size { report.add("size", size.counted("byte", "bytes")) }
    if !found.isComplete {
      report.add(
        "looked at",
        "the first \(found.count.counted("record", "records")), in \(found.bytesRead) bytes")
    }
    report.add("records", found.types.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
    report.add("would be read", found.documentCount.counted("document", "documents"))
    for reason in found.reasons { report.add("left out", "\(reason.value): \(reason.key)") }
    for error in found.errors { report.add("wrong", error) }
    let hidden = found.errorCount - found.errors.count
    if hidden > 0 { report.add("wrong", "… and \(hidden) more") }
    report.list(found.documents, of: found.documentCount) { document in
      "\(document.body?.mediaType ?? "-")  <\(document.url ?? document.id)>"
    }
    return report
  }

  private static func packing(_ source: InspectedSource, _ found: ArchiveSurvey) -> String {
    guard let coding = source.input.coding else { return "not packed" }
    return "packed by \(coding.rawValue)" + (found.hasDictionary ? " with a dictionary" : "")
  }

  private func content(_ found: ArchiveSurvey, _ source: InspectedSource) -> JSONObject {
    func counts(_ counts: [(key: String, value: Int)]) -> JSON {
      .object(JSONObject(counts.map { ($0.key, .number(JSONNumber($0.value))) }))
    }
    var content = JSONObject()
    content["version"] = .string(found.version)
    content["packing"] = source.input.coding.map { .string($0.rawValue) }
    if found.hasDictionary { content["dictionary"] = true }
    content["is_complete"] = .bool(found.isComplete)
    content["records"] = counts(found.types)
    content["documents"] = .number(JSONNumber(found.documentCount))
    content["left_out"] = counts(found.reasons)
    content["first"] = .array(
      found.documents.map { document in
        var item = JSONObject()
        item["url"] = document.url.map(JSON.string)
        item["media_type"] = (document.body?.mediaType).map(JSON.string)
        item["fetched"] = document.metadata["fetched"]
        return .object(item)
      })
    if found.errorCount > 0 {
      content["error_count"] = .number(JSONNumber(found.errorCount))
      content["errors"] = .array(found.errors.map(JSON.string))
    }
    return content
  }
}
