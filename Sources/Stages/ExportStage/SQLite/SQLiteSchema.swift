import GRDB

/// The tables of an exported database, and how an older one is brought up to date.
///
/// A change is a new migration at the end, never an edit of one that files out there have seen; it
/// sets `user_version` to its number.
enum SQLiteSchema {
  /// What `PRAGMA application_id` says of our files: "pipe" in ASCII.
  static let applicationID = 0x7069_7065

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("export 1") { db in
      try db.execute(
        sql: """
          CREATE TABLE documents (
            id TEXT NOT NULL PRIMARY KEY,
            url TEXT,
            source TEXT,
            title TEXT,
            authors TEXT,
            published TEXT,
            updated TEXT,
            language TEXT,
            text TEXT,
            summary TEXT,
            keywords TEXT,
            image TEXT,
            links TEXT,
            metadata TEXT,
            trail TEXT,
            json TEXT NOT NULL,
            exported TEXT NOT NULL
          );
          CREATE INDEX documents_by_published ON documents (published);
          CREATE INDEX documents_by_source ON documents (source);
          CREATE TABLE labels (
            document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE ON UPDATE CASCADE,
            position INTEGER NOT NULL,  -- 0 is the best
            name TEXT NOT NULL,
            score REAL NOT NULL,
            scheme TEXT,
            code TEXT,
            PRIMARY KEY (document, position)
          ) WITHOUT ROWID;
          CREATE INDEX labels_by_name ON labels (name, document);
          PRAGMA user_version = 1;
          PRAGMA application_id = \(applicationID);
          """)
    }
    migrator.registerMigration("export 2") { db in
      try db.execute(sql: second)
    }
    return migrator
  }

  /// Rows get numbers that stay, which an index can refer to; stories get a table; text is stored once.
  private static let second = """
    CREATE TABLE stories (
      id TEXT NOT NULL PRIMARY KEY,
      headline TEXT,
      summary TEXT,            -- of all its documents
      size INTEGER,            -- how many documents it has
      sources INTEGER,         -- from how many sites
      first TEXT,              -- UTC: the time of its first document
      last TEXT,               -- UTC: that of its last
      freshness REAL,          -- 1 is new
      exported TEXT NOT NULL   -- UTC: when the run that wrote it began
    );
    CREATE INDEX stories_by_last ON stories (last);
    CREATE TABLE new_documents (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      url TEXT,
      source TEXT,
      title TEXT,
      authors TEXT,            -- JSON: a list of names
      published TEXT,          -- UTC: 2026-11-23T08:30:00Z, or a date alone
      updated TEXT,            -- UTC
      language TEXT,
      text TEXT,
      summary TEXT,
      keywords TEXT,           -- JSON: a list
      image TEXT,              -- JSON: {"url", "caption"}
      links TEXT,              -- JSON: a list of {"url", "text", "rel"}
      metadata TEXT,           -- JSON: an object
      trail TEXT,              -- JSON: a list of {"stage", "note"}
      story TEXT REFERENCES stories (id) ON DELETE SET NULL ON UPDATE CASCADE,
      json TEXT NOT NULL,      -- the whole document but for its text
      exported TEXT NOT NULL   -- UTC: when the run that wrote it began
    );
    INSERT INTO new_documents (
      number, id, url, source, title, authors, published, updated, language, text, summary,
      keywords, image, links, metadata, trail, json, exported
    ) SELECT
      rowid, id, url, source, title, authors, published, updated, language, text, summary,
      keywords, image, links, metadata, trail, json_remove(json, '$.text'), exported
    FROM documents ORDER BY rowid;
    DROP TABLE documents;
    ALTER TABLE new_documents RENAME TO documents;
    CREATE INDEX documents_by_url ON documents (url);
    CREATE INDEX documents_by_published ON documents (published);
    CREATE INDEX documents_by_source ON documents (source);
    CREATE INDEX documents_by_story ON documents (story);
    PRAGMA user_version = 2;
    """
}
