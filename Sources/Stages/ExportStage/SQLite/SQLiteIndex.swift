import GRDB
import PipeKit

/// The index for full-text search of the table of documents: an FTS5 table with external content, which has no text of
/// its own.
///
/// Triggers keep it up to date whoever changes the table. An FTS5 table that is written to by a trigger
/// makes a segment of every row; so within a transaction of the export they are switched off, and all its rows are
/// indexed by one statement, which is three times as fast.
struct SQLiteIndex {
  /// What is searched.
  static let columns = ["title", "authors", "summary", "text", "keywords"]
  /// Where a row has these.
  static let places = columns.compactMap { DocumentRow.columns.firstIndex(of: $0) }

  /// How many bytes of the index are collected in memory before they are written as a segment.
  private static let hashSize = 32 << 20
  private static let list = columns.joined(separator: ", ")

  private let db: Database
  private let deferring: Statement
  private let remove: Statement
  private let insert: Statement

  /// Uses the index; `nil` where the database has none.
  init?(_ db: Database) throws {
    guard try Self.isThere(db) else { return nil }
    self.db = db
    deferring = try db.cachedStatement(sql: "UPDATE _pipe_indexing SET is_deferred = ?")
    let chosen = "FROM documents WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"
    remove = try db.cachedStatement(
      sql: """
        INSERT INTO documents_fts (documents_fts, rowid, \(Self.list))
        SELECT 'delete', number, \(Self.list) \(chosen)
        """)
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO documents_fts (rowid, \(Self.list)) SELECT number, \(Self.list) \(chosen)
        """)
  }

  /// Whether a database has an index.
  static func isThere(_ db: Database) throws -> Bool { try db.tableExists("documents_fts") }

  /// Takes documents out whose rows are about to change, and switches the triggers off.
  func begin(without numbers: [Int64]) throws {
    try deferring.execute(arguments: [1])
    if !numbers.isEmpty { try remove.execute(arguments: [Self.array(numbers)]) }
  }

  /// Puts documents in whose rows have changed, and switches the triggers on.
  func end(with numbers: [Int64]) throws {
    if !numbers.isEmpty { try insert.execute(arguments: [Self.array(numbers)]) }
    try deferring.execute(arguments: [0])
  }

  private static func array(_ numbers: [Int64]) -> String {
    "[\(numbers.map(String.init).joined(separator: ","))]"
  }

  /// Makes an index of what the table has.
  static func create(_ db: Database) throws {
    let (new, old) = (values("new"), values("old"))
    let isChanged = columns.map { "old.\($0) IS NOT new.\($0)" }.joined(separator: " OR ")
    let isDue = "NOT (SELECT is_deferred FROM _pipe_indexing)"
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE documents_fts USING fts5 (
          \(list), content="documents", content_rowid="number",
          tokenize="unicode61 remove_diacritics 2"
        );
        INSERT INTO documents_fts (documents_fts, rank) VALUES ('hashsize', \(hashSize));
        CREATE TABLE _pipe_indexing (is_deferred INTEGER NOT NULL);
        INSERT INTO _pipe_indexing VALUES (0);
        CREATE TRIGGER documents_ai AFTER INSERT ON documents WHEN \(isDue) BEGIN
          INSERT INTO documents_fts (rowid, \(list)) VALUES (\(new));
        END;
        CREATE TRIGGER documents_ad AFTER DELETE ON documents WHEN \(isDue) BEGIN
          INSERT INTO documents_fts (documents_fts, rowid, \(list)) VALUES ('delete', \(old));
        END;
        CREATE TRIGGER documents_au AFTER UPDATE OF number, \(list) ON documents
        WHEN \(isDue) AND (old.number IS NOT new.number OR \(isChanged)) BEGIN
          INSERT INTO documents_fts (documents_fts, rowid, \(list)) VALUES ('delete', \(old));
          INSERT INTO documents_fts (rowid, \(list)) VALUES (\(new));
        END;
        INSERT INTO documents_fts (documents_fts) VALUES ('rebuild');
        """)
  }

  private static func values(_ row: String) -> String {
    (["number"] + columns).map { "\(row).\($0)" }.joined(separator: ", ")
  }
}
