import GRDB

/// The tables of a state database, and how an older one is brought up to date.
///
/// A change is a new migration at the end, never an edit of one that files out there have seen. It
/// sets `user_version` to its number, and stores the new fingerprint of the tables in `meta`.
enum StateSchema {
  /// What `PRAGMA application_id` says of our files: "pst1" in ASCII.
  static let applicationID: Int64 = 0x7073_7431
  /// The migrations' names; a database of version n has the first n.
  static let migrations = ["state 1", "state 2"]

  /// The tables whose rows are read through when a database is checked.
  static let checked = [RunTable.table, NoteTable.table, DeadLetterTable.table]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(migrations[0]) { db in
      try db.execute(
        sql: """
          CREATE TABLE meta (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL,          -- 8 letters and digits
            salt INTEGER NOT NULL,       -- 64 bits
            created TEXT NOT NULL,       -- RFC 3339, as all times
            commits INTEGER NOT NULL,    -- how many transactions there were
            letters INTEGER NOT NULL,    -- the highest number a dead letter was given
            schema INTEGER NOT NULL,     -- a sum over the tables' definitions
            checksum INTEGER NOT NULL    -- FNV-1a of the other columns, as in all tables
          );
          CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            status TEXT NOT NULL,
            started TEXT NOT NULL,
            ended TEXT,
            ended_seconds INTEGER,       -- since 1970, UTC
            attempts INTEGER NOT NULL,
            stages TEXT NOT NULL,        -- JSON: a list of {"stage", "hash"}
            report TEXT NOT NULL,        -- JSON: an object
            error TEXT,
            checksum INTEGER NOT NULL
          );
          CREATE TABLE notes (
            kind TEXT NOT NULL,          -- position, output, seen, validator
            run INTEGER NOT NULL,        -- the run it ends with; 0 if it is kept
            stage TEXT NOT NULL,
            key TEXT NOT NULL,
            value TEXT NOT NULL,         -- JSON
            time INTEGER NOT NULL,       -- seconds since 1970, UTC
            checksum INTEGER NOT NULL,
            PRIMARY KEY (kind, run, stage, key)
          ) WITHOUT ROWID;
          CREATE TABLE dead_letters (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL,
            stage TEXT NOT NULL,
            name TEXT NOT NULL,
            document TEXT,               -- JSON: the whole document
            code TEXT NOT NULL,
            message TEXT NOT NULL,
            hint TEXT,
            attempts INTEGER NOT NULL,
            first TEXT NOT NULL,
            last TEXT NOT NULL,
            last_seconds INTEGER NOT NULL,
            checksum INTEGER NOT NULL,
            UNIQUE (stage, name)
          );
          PRAGMA user_version = 1;
          """)
    }
    migrator.registerMigration(migrations[1]) { db in
      // Each checkpoint asks for the unfinished runs, which else are looked for among all there were. In the row
      // with the checksum, as an index would hide a damaged entry.
      try db.execute(
        sql: """
          ALTER TABLE meta ADD COLUMN unfinished TEXT NOT NULL DEFAULT '';
          PRAGMA user_version = 2;
          """)
      // A new database has no row yet.
      guard try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM meta") != 0 else { return }
      var meta = try StateMeta(db, version: 1)
      meta.unfinished = try Int64.fetchAll(db, sql: "\(RunTable.unfinished) ORDER BY id")
      meta.schema = try fingerprint(db)
      try meta.put(in: db)
    }
    return migrator
  }

  /// A sum over the tables' definitions as the database has them.
  static func fingerprint(_ db: Database) throws -> Int64 {
    var sum = Checksum()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid")
    while let row = try rows.next() {
      for index in 0..<row.count { sum.add(try Cell.text(of: row, at: index)) }
    }
    return sum.stored
  }
}
