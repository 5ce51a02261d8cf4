import PipeKit

/// What the tables of a database have of a document.
struct DocumentRow: Sendable {
  /// The columns of the table of documents that have text, in the order of ``values``.
  static let columns = [
    "id", "url", "source", "title", "authors", "published", "updated", "language", "text",
    "summary", "keywords", "image", "links", "metadata", "trail", "story", "json",
  ]

  /// What names the document.
  let id: String
  /// The columns' values.
  let values: [String?]
  /// The document's labels.
  let labels: [Label]
  /// The story it belongs to.
  let story: StoryRow?

  /// Takes from a document what goes into the tables.
  init(_ document: Document) {
    id = document.id
    labels = document.labels
    story = StoryRow(document)
    values = [
      document.id, document.url, document.source, document.title,
      Self.list(document.authors.map { .string($0) }), document.published.map(Self.utc),
      document.updated.map(Self.utc), document.language, document.text, document.summary,
      Self.list(document.keywords.map { .string($0) }), document.image.map { Self.text($0.row) },
      Self.list(document.links.map(\.row)),
      document.metadata.isEmpty ? nil : Self.text(.object(document.metadata)),
      Self.list(document.trail.map(\.row)), story?.id, Self.json(document),
    ]
  }

  /// How much memory it takes, about, in bytes.
  var weight: Int { values.reduce(256) { $0 + ($1?.utf8.count ?? 0) } }

  /// The document's JSON form without the text, which has a column: most of a document is not stored twice.
  private static func json(_ document: Document) -> String {
    var rest = document
    // A column's text may end at the first NUL for those who read it.
    if let text = document.text, !text.utf8Span.span.hasNUL { rest.text = nil }
    return String(decoding: rest.json, as: UTF8.self)
  }

  private static func list(_ items: [JSON]) -> String? {
    items.isEmpty ? nil : text(.array(items))
  }

  private static func text(_ value: JSON) -> String {
    String(decoding: value.serialized, as: UTF8.self)
  }

  /// A time that sorts as text, whatever zone it was given in; the document's JSON has the zone.
  static func utc(_ time: Timestamp) -> String {
    if case .day = time.precision { return time.day }
    return Timestamp(seconds: time.seconds).description
  }
}

extension PipeKit.Image {
  fileprivate var row: JSON {
    object([("url", url), ("caption", caption)], extra)
  }
}

extension Link {
  fileprivate var row: JSON {
    object([("url", url), ("text", text), ("rel", rel)], extra)
  }
}

extension TrailEntry {
  fileprivate var row: JSON {
    object([("stage", stage), ("note", note)], extra)
  }
}

/// An object of texts that are there, and what came with them that has no field.
private func object(_ members: [(String, String?)], _ extra: JSONObject) -> JSON {
  var object = JSONObject(members.compactMap { key, text in text.map { (key, .string($0)) } })
  for member in extra.members where object[member.key] == nil {
    object[member.key] = member.value
  }
  return .object(object)
}
