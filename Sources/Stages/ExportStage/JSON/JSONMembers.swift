import PipeKit

/// Some members of documents' JSON form, in an order.
struct JSONMembers: Sendable {
  private let fields: [Export.Field]
  private let chosen: Set<Export.Field>
  /// Whether they are in the order in which the form has them anyway, with the identifier, which it always has.
  private let areUsual: Bool

  /// Chooses members.
  init(_ fields: [Export.Field]) {
    self.fields = fields
    chosen = Set(fields)
    areUsual = Export.Field.allCases.filter(chosen.contains) == fields && chosen.contains(.id)
  }

  /// Writes an object of those that a document has.
  func append(_ document: Document, to bytes: inout [UInt8]) {
    let part = document.keeping(chosen)
    if areUsual { return part.appendJSON(to: &bytes) }
    // What was just written can be read.
    let all = (try? JSON(parsing: part.json))?.object ?? [:]
    var object = JSONObject()
    for field in fields { object[field.rawValue] = all[field.rawValue] }
    JSON.object(object).append(to: &bytes)
  }
}
