import PipeKit

/// One document a line, in the documents' own JSON form.
enum JSONLinesFormat: ExportFormat {
  static let name = "jsonl"
  static let extensions = ["jsonl", "ndjson"]
  static let options: Set<String> = ["mode", "fields"]
  static let isText = true
  static let isPackable = true

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    lines(of: batch, options.fields)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    let fields = order.options.fields
    return try TextOutput(order: order) { lines(of: $0, fields) }.open()
  }

  /// A line a document.
  private static func lines(of batch: Batch, _ fields: [Export.Field]?) -> [UInt8] {
    var bytes: [UInt8] = []
    guard let fields else {
      batch.appendJSONLines(to: &bytes)
      return bytes
    }
    let members = JSONMembers(fields)
    for document in batch {
      members.append(document, to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }
}
