import PipeKit

/// One array of all documents, in their own JSON form, a line each.
///
/// A document is written with the comma before it: what is in a part file then goes on with any other document,
/// and only the end of the array is written anew by a run that goes on.
enum JSONFormat: ExportFormat {
  static let name = "json"
  static let extensions = ["json"]
  static let options: Set<String> = ["fields"]
  static let isText = true
  static let isPackable = true

  static func prepare(
    _ batch: Batch, _ options: Export.Options, _ template: TextTemplate?
  ) -> (any Sendable)? {
    elements(of: batch, options.fields)
  }

  static func open(_ order: ExportOrder) async throws -> any ExportWriter {
    let fields = order.options.fields
    return try TextOutput(
      order: order, head: [UInt8(ascii: "[")], tail: Array("\n]\n".utf8), areParted: true
    ) { elements(of: $0, fields) }.open()
  }

  private static func elements(of batch: Batch, _ fields: [Export.Field]?) -> [UInt8] {
    var bytes: [UInt8] = []
    let members = fields.map { JSONMembers($0) }
    for document in batch {
      bytes += [UInt8(ascii: ","), 0x0A]
      if let members {
        members.append(document, to: &bytes)
      } else {
        document.appendJSON(to: &bytes)
      }
    }
    return bytes
  }
}
