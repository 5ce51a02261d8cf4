import FetchStage
import PipeKit

/// Tells what a file with one JSON array has: documents of pipe, or objects with fields of other names.
///
/// Of a large file the beginning is looked at.
struct ArrayInspector: SourceInspector {
  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    guard source.pathExtension == "json" || source.mediaType == "application/json",
      Self.isArray(source.head)
    else { return nil }
    let found = try source.reading { try LinesSurvey(array: source.input.file) }
    return LinesInspector.report(
      found, title: "JSON array: \(found.lines.counted("element", "elements"))", key: "array",
      hint: "objects that are no documents are read by fetch: {files: …, fields: {title: FIELD, …}}"
    )
  }

  private static func isArray(_ head: [UInt8]) -> Bool {
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    return text.first { $0 > 0x20 } == UInt8(ascii: "[")
  }
}
