import GRDB
import GRDBSQLite

/// A statement that is carried out for every row.
///
/// Its values go to SQLite as they are: as arguments of GRDB they would take a quarter of the time of a row.
struct RowStatement {
  private let db: Database
  private let statement: Statement

  /// Has SQLite copy a text, which is gone when the statement is carried out.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// Prepares a statement, or takes it from the database's cache.
  ///
  /// - Throws: `DatabaseError`, as all members do.
  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
  }

  /// Sets a value.
  ///
  /// - Parameters:
  ///   - text: The text; `nil` for NULL.
  ///   - place: Where, from 1 on.
  /// - Throws: `DatabaseError`.
  func bind(_ text: String?, at place: Int) throws {
    guard var text else { return try check(sqlite3_bind_null(handle, Int32(place))) }
    try check(
      text.withUTF8 { bytes in
        guard let length = Int32(exactly: bytes.count) else { return SQLITE_TOOBIG }
        guard let start = bytes.baseAddress else {
          return sqlite3_bind_text(handle, Int32(place), "", 0, Self.transient)
        }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          sqlite3_bind_text(handle, Int32(place), $0, length, Self.transient)
        }
      })
  }

  /// Sets a value.
  func bind(_ number: Int64, at place: Int) throws {
    try check(sqlite3_bind_int64(handle, Int32(place), number))
  }

  /// Sets a value.
  func bind(_ number: Double, at place: Int) throws {
    try check(sqlite3_bind_double(handle, Int32(place), number))
  }

  /// Carries out a statement that gives no rows.
  func execute() throws {
    defer { sqlite3_reset(handle) }
    _ = try step()
  }

  /// Carries out a statement that gives a row of two integers.
  ///
  /// - Returns: The first, `nil` for NULL, and the second.
  /// - Throws: `DatabaseError`.
  func pair() throws -> (first: Int64?, second: Int64) {
    defer { sqlite3_reset(handle) }
    guard try step() else { return (nil, 0) }
    let isNull = sqlite3_column_type(handle, 0) == SQLITE_NULL
    return (isNull ? nil : sqlite3_column_int64(handle, 0), sqlite3_column_int64(handle, 1))
  }

  /// Carries out a query.
  ///
  /// - Returns: Whether it gives a row.
  /// - Throws: `DatabaseError`.
  func hasRow() throws -> Bool {
    defer { sqlite3_reset(handle) }
    return try step()
  }

  private var handle: OpaquePointer { statement.sqliteStatement }

  /// Whether there is a row.
  private func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code != SQLITE_DONE { try check(code) }
    return false
  }

  private func check(_ code: Int32) throws {
    if code == SQLITE_OK { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: statement.sql)
  }
}
