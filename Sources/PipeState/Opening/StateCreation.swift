import GRDB
import PipeEngine
import PipeKit

/// Makes a new database.
enum StateCreation {
  /// Makes it under another name and renames it, so that an interruption leaves nothing, or all of it:
  /// an empty file is one that has lost its content.
  static func create(_ path: String, at time: Timestamp) throws(RunStoreError) {
    let draft = path + ".new"
    // A log that is left of a database that was moved away would be played into the new one.
    try StateFile.remove(
      [path, draft].flatMap { name in ["-wal", "-shm", "-journal"].map { name + $0 } } + [draft])
    try StateFile.create(draft)
    do {
      try fill(draft, at: time)
    } catch {
      try? StateFile.remove([draft])
      throw StateFailure.explain(error, path: path)
    }
    try StateFile.publish(draft, as: path)
  }

  private static func fill(_ path: String, at time: Timestamp) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // Nobody sees the file before it is whole, and then it is made durable as one.
      try db.execute(
        sql: """
          PRAGMA page_size = 4096;
          PRAGMA auto_vacuum = INCREMENTAL;
          PRAGMA journal_mode = MEMORY;
          PRAGMA synchronous = OFF;
          """)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try StateSchema.migrator.migrate(queue)
    try queue.write { db in
      try StateMeta(created: time, schema: StateSchema.fingerprint(db)).put(in: db)
      try db.execute(sql: "PRAGMA application_id = \(StateSchema.applicationID)")
    }
    try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.close()
  }
}
