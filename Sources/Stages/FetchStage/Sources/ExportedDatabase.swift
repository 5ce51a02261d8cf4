import GRDB
import PipeKit

/// An SQLite database that `export` has written.
struct ExportedDatabase: Sendable {
  /// How many rows are read at once at most, and about how many bytes.
  private static let batch = (count: 64, weight: 1 << 20)

  /// A row of the table of documents.
  struct Row: Sendable {
    /// Its number; rows are read in the order of these.
    var number: Int64
    /// The document's JSON form, which need not have the text.
    var json: [UInt8]
    /// The document's text.
    var text: String?
  }

  private let queue: DatabaseQueue
  private let name: String

  /// Opens a database, to be read only.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - name: What it is called in errors.
  ///   - files: The files.
  /// - Throws: `FileError`; `StageError` where it is no such database.
  init(_ path: String, named name: String, _ files: any FileSystem) throws {
    self.name = name
    var configuration = Configuration()
    configuration.readonly = true
    configuration.label = "fetch"
    configuration.busyMode = .timeout(10)
    let columns: [String]
    do {
      queue = try DatabaseQueue(path: try files.place(of: path), configuration: configuration)
      columns = try queue.read { db in
        guard try db.tableExists("documents") else { return [] }
        return try db.columns(in: "documents").map { $0.name.lowercased() }
      }
    } catch {
      throw Self.explain(error, name)
    }
    guard columns.contains("json"), columns.contains("text") else {
      throw StageError(
        .badFormat, "'\(name)' is an SQLite database that 'export' has not written",
        hint: "write what you need of it to a CSV file: sqlite3 -header -csv FILE 'SELECT …'")
    }
  }

  /// Whether a file begins as an SQLite database does.
  static func begins(_ head: [UInt8]) -> Bool { head.starts(with: "SQLite format 3\0".utf8) }

  /// The rows behind a number.
  ///
  /// - Parameters:
  ///   - last: The number.
  ///   - most: How many there are at most.
  /// - Returns: The rows; none at the end.
  /// - Throws: `FileError`.
  func rows(after last: Int64, most: Int) throws -> [Row] {
    do {
      return try queue.read { db in
        var rows: [Row] = []
        var weight = 0
        let cursor = try GRDB.Row.fetchCursor(
          db.cachedStatement(
            sql: "SELECT rowid, json, text FROM documents WHERE rowid > ? ORDER BY rowid"),
          arguments: [last])
        while rows.count < min(Self.batch.count, most), weight < Self.batch.weight,
          let row = try cursor.next()
        {
          let json = Array((String.fromDatabaseValue(row[1]) ?? "").utf8)
          let text = String.fromDatabaseValue(row[2])
          weight += json.count + (text?.utf8.count ?? 0)
          rows.append(Row(number: row[0], json: json, text: text))
        }
        return rows
      }
    } catch {
      throw Self.explain(error, name)
    }
  }

  private static func explain(_ error: any Error, _ name: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let what =
      error.resultCode == .SQLITE_BUSY
      ? "another program writes it; try again when that has ended"
      : error.message ?? "\(error.resultCode)"
    return FileError(.other, path: name, what)
  }
}
