import GRDB
import PipeEngine
import PipeKit

/// What is known of the database itself: the one row of its table `meta`.
struct StateMeta: Hashable {
  private static let columns: [Table.Column] = [
    .integer("id"), .text("name"), .integer("salt"), .text("created"), .integer("commits"),
    .integer("letters"), .integer("schema"),
  ]
  private static let former = Table("meta", keyCount: 1, columns)
  private static let table = Table("meta", keyCount: 1, columns + [.text("unfinished")])

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
  /// The numbers of the runs that are neither done nor abandoned, in order; not known of a database of the first
  /// version.
  var unfinished: [Int64] = []

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
  ///
  /// - Parameters:
  ///   - db: The database.
  ///   - version: Which migration it has.
  /// - Throws: ``StateDamage``, and what reading throws.
  init(_ db: Database, version: Int = StateSchema.migrations.count) throws {
    let table = version == 1 ? Self.former : Self.table
    let rows = try table.rows(in: db)
    guard let cells = rows.first, rows.count == 1 else { throw StateDamage("its table 'meta'") }
    var reader = CellReader(cells, of: table)
    _ = try reader.integer()
    name = try reader.text()
    salt = UInt64(bitPattern: try reader.integer())
    created = try reader.time()
    commits = try reader.integer()
    letters = try reader.integer()
    schema = try reader.integer()
    if version == 1 { return }
    for number in try reader.text().split(separator: " ") {
      guard let number = Int64(number) else { throw reader.damage("has a run that is none") }
      unfinished.append(number)
    }
  }

  /// What the file beside the database says of it.
  var mark: CommitMark { CommitMark(name: name, commits: commits) }

  /// Takes note of what has become of a run.
  mutating func note(_ run: RunRecord) {
    unfinished.removeAll { $0 == run.id }
    if run.status != .done, run.status != .abandoned { unfinished.append(run.id) }
    unfinished.sort()
  }

  /// Stores it.
  func put(in db: Database) throws {
    try Self.table.put(
      [
        .integer(1), .text(name), .integer(Int64(bitPattern: salt)), .text(created.description),
        .integer(commits), .integer(letters), .integer(schema),
        .text(unfinished.map(String.init).joined(separator: " ")),
      ], in: db)
  }
}
