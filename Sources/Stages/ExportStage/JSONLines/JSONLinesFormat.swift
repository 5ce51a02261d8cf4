import PipeKit

/// One document a line, in the documents' own JSON form.
enum JSONLinesFormat: ExportFormat {
  static let name = "jsonl"
  static let extensions = ["jsonl", "ndjson"]
  static let options: Set<String> = ["mode", "fields"]
  static let isText = true

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    JSONLinesWriter(
      file: try OutputFile(order), fields: order.options.fields.map { Set($0) })
  }
}

/// Writes documents as they come; a few of them are in memory at a time.
private struct JSONLinesWriter: ExportWriter {
  var file: OutputFile
  let fields: Set<Export.Field>?

  mutating func write(_ batch: Batch) throws {
    for document in batch {
      try file.write { [fields] bytes in
        if let fields {
          Self.append(document.keeping(fields), fields, to: &bytes)
        } else {
          document.appendJSON(to: &bytes)
        }
        bytes.append(0x0A)
      }
    }
    try file.endBatch()
  }

  mutating func commit() throws { try file.commit() }

  mutating func discard() { file.discard() }

  private static func append(
    _ document: Document, _ fields: Set<Export.Field>, to bytes: inout [UInt8]
  ) {
    if fields.contains(.id) {
      document.appendJSON(to: &bytes)
    } else if case .object(var object) = try? JSON(parsing: document.json) {
      // The codec always writes the identifier.
      object["id"] = nil
      JSON.object(object).append(to: &bytes)
    }
  }
}
