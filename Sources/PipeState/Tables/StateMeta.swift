import GRDB
import PipeKit

/// What is known of the database itself: the one row of its table `meta`.
struct StateMeta: Hashable {
  private static let table = Table(
    "meta", keyCount: 1,
    [
      .integer("id"), .text("name"), .integer("salt"), .text("created"), .integer("commits"),
      .integer("letters"), .integer("schema"),
    ])

  /// 8 letters and digits.
  var name: String
  var salt: UInt64
  var created: Timestamp
  /// How many transactions were committed; see `CommitMark`.
  var commits: Int64 = 0
  /// The highest number a dead letter was given; it is never given again.
  var letters: Int64 = 0
  /// A sum over the tables' definitions.
  var schema: Int64

  /// That of a new database.
  init(created: Timestamp, schema: Int64) {
    // Lower case alone: the name is part of files' names, and some file systems fold case.
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    name = String((0..<8).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] })
    salt = UInt64.random(in: 1...UInt64.max)
    self.created = created
    self.schema = schema
  }

  /// Reads it.
  init(_ db: Database) throws {
    let rows = try Self.table.rows(in: db)
    guard let cells = rows.first, rows.count == 1 else { throw StateDamage("its table 'meta'") }
    var reader = CellReader(cells, of: Self.table)
    _ = try reader.integer()
    name = try reader.text()
    salt = UInt64(bitPattern: try reader.integer())
    created = try reader.time()
    commits = try reader.integer()
    letters = try reader.integer()
    schema = try reader.integer()
  }

  /// Stores it.
  func put(in db: Database) throws {
    try Self.table.put(
      [
        .integer(1), .text(name), .integer(Int64(bitPattern: salt)), .text(created.description),
        .integer(commits), .integer(letters), .integer(schema),
      ], in: db)
  }
}
