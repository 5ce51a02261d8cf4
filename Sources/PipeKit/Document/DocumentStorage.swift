/// The fields of a document; see ``Document`` for what they are.
struct DocumentFields: Sendable, Hashable {
  var id: String
  var url: String?
  var source: String?
  var title: String?
  var authors: [String] = []
  var published: Timestamp?
  var updated: Timestamp?
  var language: String?
  var body: Body?
  var text: String?
  var summary: String?
  var labels: [Label] = []
  var keywords: [String] = []
  var image: Image?
  var links: [Link] = []
  var metadata: JSONObject = [:]
  var trail: [TrailEntry] = []
  var extra: JSONObject = [:]
}

/// Where a document's fields lie.
///
/// Only ever changed through a document that is its only owner, so that it can be shared freely.
final class DocumentStorage: @unchecked Sendable {
  // A document is a value: the compiler has checked already that nobody else uses it meanwhile.
  @exclusivity(unchecked) var fields: DocumentFields

  init(_ fields: DocumentFields) { self.fields = fields }
}
