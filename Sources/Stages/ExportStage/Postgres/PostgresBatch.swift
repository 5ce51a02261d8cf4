import PipeKit

/// Documents that are written in one transaction, each with its last version.
struct PostgresBatch: Sendable {
  private var documents = PostgresRows()
  private var labels = PostgresRows()
  private var stories = PostgresRows()
  private let hasStories: Bool

  private static let columns = DocumentRow.columns + ["exported"]

  /// Makes the rows.
  ///
  /// - Parameters:
  ///   - rows: The documents, in the order they came in.
  ///   - exported: When the run began, in UTC.
  init(_ rows: [DocumentRow], exported: String) {
    var last: [String: DocumentRow] = [:]
    var told: [String: StoryRow] = [:]
    for row in rows {
      last[row.id] = row
      guard let story = row.story else { continue }
      // One without a headline or summary leaves those that are known.
      if story.headline == nil || story.summary == nil, let earlier = told[story.id] {
        told[story.id] = StoryRow(story, after: earlier)
      } else {
        told[story.id] = story
      }
    }
    hasStories = !told.isEmpty
    for row in rows where last[row.id] != nil {
      guard let row = last.removeValue(forKey: row.id) else { continue }
      documents.append(Self.values(row) + [exported])
      for (position, label) in row.labels.enumerated() {
        labels.append([
          row.id, "\(position)", label.name, "\(label.score.isFinite ? label.score : 0)",
          label.scheme, label.code,
        ])
      }
    }
    for story in told.values {
      stories.append([
        story.id, story.headline, story.summary, story.size.map { "\($0)" },
        story.sources.map { "\($0)" }, story.first, story.last,
        story.freshness.map { "\($0)" }, exported,
      ])
    }
  }

  /// The values of a row, without times that PostgreSQL does not know: the document's JSON form has them.
  private static func values(_ row: DocumentRow) -> [String?] {
    var values = row.values
    for place in times {
      guard let time = values[place] else { continue }
      let year = time.prefix { $0.isNumber }
      if year.count != 4 || year == "0000" { values[place] = nil }
    }
    return values
  }

  private static let times = ["published", "updated"].compactMap {
    DocumentRow.columns.firstIndex(of: $0)
  }

  /// Writes the rows in a transaction of their own; done again, it comes to the same.
  ///
  /// Rows are locked in the order of identifiers, so that two runs do not wait for each other in a circle.
  ///
  /// - Parameter connection: The connection.
  /// - Returns: The numbers of the documents' rows.
  /// - Throws: ``PostgresError``.
  func write(_ connection: PostgresConnection) throws(PostgresError) -> [Int64] {
    try connection.execute("BEGIN")
    if hasStories {
      try connection.copy("COPY incoming_stories FROM STDIN", stories.bytes)
      try connection.execute(Self.upsertStories)
    }
    let columns = Self.columns.joined(separator: ", ")
    try connection.copy("COPY incoming_documents (\(columns)) FROM STDIN", documents.bytes)
    let numbers = try connection.execute(Self.upsertDocuments)
    try connection.execute(
      "DELETE FROM labels l USING incoming_documents i WHERE l.document = i.id")
    if !labels.bytes.isEmpty {
      try connection.copy("COPY labels FROM STDIN", labels.bytes)
    }
    try connection.execute("COMMIT")
    return numbers.compactMap { $0.first.flatMap { $0 }.flatMap { Int64($0) } }
  }

  private static let upsertDocuments: String = {
    let names = columns.joined(separator: ", ")
    let updates = columns.dropFirst().map { "\($0) = excluded.\($0)" }
    // Numbers are given in the order of arrival.
    return """
      WITH arrived AS MATERIALIZED (
        SELECT nextval(pg_get_serial_sequence('documents', 'number')) AS number, i.*
        FROM (SELECT * FROM incoming_documents ORDER BY place) i
      )
      INSERT INTO documents (number, \(names)) OVERRIDING SYSTEM VALUE
      SELECT number, \(names) FROM arrived ORDER BY id
      ON CONFLICT (id) DO UPDATE SET \(updates.joined(separator: ", "))
      RETURNING number
      """
  }()

  private static let upsertStories = """
    INSERT INTO stories AS s SELECT * FROM incoming_stories ORDER BY id
    ON CONFLICT (id) DO UPDATE SET
      headline = coalesce(excluded.headline, s.headline),
      summary = coalesce(excluded.summary, s.summary), size = excluded.size,
      sources = excluded.sources, first = excluded.first, last = excluded.last,
      freshness = excluded.freshness, exported = excluded.exported
    """
}
