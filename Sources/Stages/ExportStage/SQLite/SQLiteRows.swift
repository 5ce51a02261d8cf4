import GRDB
import PipeKit

/// Writes documents as rows, within one transaction.
struct SQLiteRows {
  private static let columns = [
    "id", "url", "source", "title", "authors", "published", "updated", "language", "text",
    "summary", "keywords", "image", "links", "metadata", "trail", "json", "exported",
  ]

  private let exported: String
  private let insert: Statement
  private let removeLabels: Statement
  private let insertLabel: Statement

  init(_ db: Database, exported: String) throws {
    self.exported = exported
    let names = Self.columns.joined(separator: ", ")
    let marks = Self.columns.map { _ in "?" }.joined(separator: ", ")
    let updates = Self.columns.dropFirst().map { "\($0) = excluded.\($0)" }
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO documents (\(names)) VALUES (\(marks))
        ON CONFLICT (id) DO UPDATE SET \(updates.joined(separator: ", "))
        RETURNING rowid
        """)
    removeLabels = try db.cachedStatement(sql: "DELETE FROM labels WHERE document = ?")
    insertLabel = try db.cachedStatement(
      sql: """
        INSERT INTO labels (document, position, name, score, scheme, code)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
  }

  /// Adds a document, or replaces the one with its identifier.
  ///
  /// - Parameter document: The document.
  /// - Returns: The number of its row.
  /// - Throws: `DatabaseError`.
  func upsert(_ document: Document) throws -> Int64? {
    let row = try Int64.fetchOne(
      insert,
      arguments: [
        document.id, document.url, document.source, document.title,
        Self.list(document.authors.map { .string($0) }), document.published.map(Self.utc),
        document.updated.map(Self.utc), document.language, document.text, document.summary,
        Self.list(document.keywords.map { .string($0) }), document.image.map { Self.text($0.row) },
        Self.list(document.links.map(\.row)),
        document.metadata.isEmpty ? nil : Self.text(.object(document.metadata)),
        Self.list(document.trail.map(\.row)), String(decoding: document.json, as: UTF8.self),
        exported,
      ])
    try removeLabels.execute(arguments: [document.id])
    for (position, label) in document.labels.enumerated() {
      try insertLabel.execute(arguments: [
        document.id, position, label.name, label.score.isFinite ? label.score : 0, label.scheme,
        label.code,
      ])
    }
    return row
  }

  private static func list(_ items: [JSON]) -> String? {
    items.isEmpty ? nil : text(.array(items))
  }

  private static func text(_ value: JSON) -> String {
    String(decoding: value.serialized, as: UTF8.self)
  }

  /// A time that sorts as text, whatever zone it was given in; the document's JSON has the zone.
  private static func utc(_ time: Timestamp) -> String {
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
