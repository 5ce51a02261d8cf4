import GRDB
import PipeKit

/// Writes documents as rows, within one transaction.
struct SQLiteRows {
  private static let columns = DocumentRow.columns + ["exported"]

  private let db: Database
  private let exported: String
  private let find: RowStatement
  private let compare: RowStatement
  private let insert: RowStatement
  private let update: RowStatement
  private let removeLabels: Statement
  private let insertLabel: RowStatement
  private let upsertStory: Statement
  private let index: SQLiteIndex?
  private var stories: [String: StoryRow] = [:]

  init(_ db: Database, exported: String, index: SQLiteIndex?) throws {
    self.db = db
    self.exported = exported
    self.index = index
    let names = Self.columns.joined(separator: ", ")
    let marks = Self.columns.map { _ in "?" }.joined(separator: ", ")
    let updates = Self.columns.map { "\($0) = ?" }.joined(separator: ", ")
    let isSame = SQLiteIndex.columns.map { "\($0) IS ?" }.joined(separator: " AND ")
    find = try RowStatement(
      db,
      """
      SELECT (SELECT number FROM documents WHERE id = ?1),
        EXISTS (SELECT 1 FROM labels WHERE document = ?1)
      """)
    compare = try RowStatement(db, "SELECT 1 FROM documents WHERE \(isSame) AND number = ?")
    insert = try RowStatement(db, "INSERT INTO documents (\(names)) VALUES (\(marks))")
    update = try RowStatement(db, "UPDATE documents SET \(updates) WHERE number = ?")
    removeLabels = try db.cachedStatement(sql: "DELETE FROM labels WHERE document = ?")
    insertLabel = try RowStatement(
      db,
      """
      INSERT INTO labels (document, position, name, score, scheme, code)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    upsertStory = try db.cachedStatement(
      sql: """
        INSERT INTO stories (id, headline, summary, size, sources, first, last, freshness, exported)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
          headline = coalesce(excluded.headline, headline),
          summary = coalesce(excluded.summary, summary), size = excluded.size,
          sources = excluded.sources, first = excluded.first, last = excluded.last,
          freshness = excluded.freshness, exported = excluded.exported
        """)
  }

  /// Adds documents, or replaces those with their identifiers.
  ///
  /// - Parameter rows: What is to be written of them.
  /// - Returns: The numbers of their rows.
  /// - Throws: `DatabaseError`.
  mutating func upsert(_ rows: [DocumentRow]) throws -> [Int64] {
    var known: [String: Int64] = [:]
    // Also without a document: somebody who has deleted one may have left its labels.
    var labelled: Set<String> = []
    // Those whose words the index has, and that get others.
    var changed: Set<Int64> = []
    for row in rows {
      try find.bind(row.id, at: 1)
      let (found, isLabelled) = try find.pair()
      if isLabelled != 0 { labelled.insert(row.id) }
      guard let number = found else { continue }
      known[row.id] = number
      if try index != nil && !hasSameWords(row, number) { changed.insert(number) }
    }
    try index?.begin(without: changed.sorted())
    var numbers: [Int64] = []
    for row in rows {
      if let story = row.story, stories[story.id] != story {
        try write(story)
        stories[story.id] = story
      }
      if labelled.contains(row.id) { try removeLabels.execute(arguments: [row.id]) }
      if let number = known[row.id] {
        try bind(row, to: update)
        try update.bind(number, at: Self.columns.count + 1)
        try update.execute()
        numbers.append(number)
      } else {
        try bind(row, to: insert)
        try insert.execute()
        let number = db.lastInsertedRowID
        known[row.id] = number
        changed.insert(number)
        numbers.append(number)
      }
      try write(row.labels, of: row.id)
      if !row.labels.isEmpty { labelled.insert(row.id) }
    }
    try index?.end(with: changed.sorted())
    return numbers
  }

  /// Whether the words that are indexed stay the same.
  private func hasSameWords(_ row: DocumentRow, _ number: Int64) throws -> Bool {
    for (place, column) in SQLiteIndex.places.enumerated() {
      try compare.bind(row.values[column], at: place + 1)
    }
    try compare.bind(number, at: SQLiteIndex.places.count + 1)
    return try compare.hasRow()
  }

  /// Sets the columns' values.
  private func bind(_ row: DocumentRow, to statement: RowStatement) throws {
    for (place, value) in row.values.enumerated() { try statement.bind(value, at: place + 1) }
    try statement.bind(exported, at: Self.columns.count)
  }

  private func write(_ labels: [Label], of id: String) throws {
    for (position, label) in labels.enumerated() {
      try insertLabel.bind(id, at: 1)
      try insertLabel.bind(Int64(position), at: 2)
      try insertLabel.bind(label.name, at: 3)
      try insertLabel.bind(label.score.isFinite ? label.score : 0, at: 4)
      try insertLabel.bind(label.scheme, at: 5)
      try insertLabel.bind(label.code, at: 6)
      try insertLabel.execute()
    }
  }

  private func write(_ story: StoryRow) throws {
    try upsertStory.execute(arguments: [
      story.id, story.headline, story.summary, story.size, story.sources, story.first, story.last,
      story.freshness, exported,
    ])
  }
}
