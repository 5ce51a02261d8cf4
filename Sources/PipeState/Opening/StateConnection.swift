import GRDB

/// How the database is opened.
enum StateConnection {
  /// How long to wait for another program that has the database, in seconds.
  private static let patience = 5.0
  /// How large the write-ahead log stays, in bytes.
  private static let logSize = 4 << 20

  /// Opens the database, which is there.
  static func open(_ path: String, readOnly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(patience)
    configuration.label = "state"
    configuration.prepareDatabase { db in
      // A damaged file is not to crash us, so nothing in its schema is trusted, and nothing mapped into
      // memory, which is not done unless asked for.
      try db.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA journal_size_limit = \(logSize);
          """)
      #if canImport(Darwin)
        try db.execute(sql: "PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON")
      #endif
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Makes sure that the database has a write-ahead log.
  static func useLog(_ queue: DatabaseQueue) throws {
    let mode = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
    guard mode == "wal" else { throw StateDamage("it cannot have a write-ahead log") }
  }
}
