import PipeKit

/// The tables of an exported database, and how older ones are brought up to date.
///
/// A change is a new version at the end, never an edit of one that databases out there have.
enum PostgresSchema {
  /// Statements of each version, from 1.
  private static let versions = [
    """
    CREATE TABLE stories (
      id text PRIMARY KEY,
      headline text,
      summary text,
      size bigint,
      sources bigint,
      first timestamptz,
      last timestamptz,
      freshness double precision,
      exported timestamptz NOT NULL
    );
    CREATE INDEX stories_by_last ON stories (last);
    CREATE TABLE documents (
      number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      id text NOT NULL UNIQUE,
      url text,
      source text,
      title text,
      authors json,
      published timestamptz,
      updated timestamptz,
      language text,
      text text,
      summary text,
      keywords json,
      image json,
      links json,
      metadata json,
      trail json,
      story text REFERENCES stories (id) ON DELETE SET NULL ON UPDATE CASCADE,
      json json NOT NULL,
      exported timestamptz NOT NULL
    );
    CREATE INDEX documents_by_url ON documents USING hash (url);
    CREATE INDEX documents_by_published ON documents (published);
    CREATE INDEX documents_by_source ON documents USING hash (source);
    CREATE INDEX documents_by_story ON documents (story);
    CREATE TABLE labels (
      document text NOT NULL REFERENCES documents (id) ON DELETE CASCADE ON UPDATE CASCADE,
      position integer NOT NULL,
      name text NOT NULL,
      score double precision NOT NULL,
      scheme text,
      code text,
      PRIMARY KEY (document, position)
    );
    CREATE INDEX labels_by_name ON labels USING hash (name);
    COMMENT ON TABLE documents IS 'Documents that pipe has exported; json is the whole document but for its text';
    """
  ]

  /// Creates the tables, or brings them up to date; two runs that begin at once wait for each other.
  ///
  /// - Parameters:
  ///   - connection: The connection, outside a transaction.
  ///   - name: What the database is called.
  /// - Throws: ``PostgresError``; `StageError` where it is not fit.
  static func prepare(_ connection: PostgresConnection, _ name: String) throws {
    let encoding = try connection.execute("SHOW server_encoding").first?.first ?? nil
    guard encoding == "UTF8" else {
      throw StageError(
        .database, "the database '\(name)' stores text as \(encoding ?? "?"), not as UTF8",
        hint: "create one that does: createdb -E UTF8 -T template0 NAME")
    }
    try connection.execute("BEGIN")
    // "pipe" in ASCII.
    try connection.execute("SELECT pg_advisory_xact_lock(\(0x7069_7065))")
    try connection.execute("CREATE TABLE IF NOT EXISTS pipe_schema (version integer NOT NULL)")
    let found = try connection.execute("SELECT max(version) FROM pipe_schema").first?.first ?? nil
    let version = found.flatMap { Int($0) } ?? 0
    guard version <= versions.count else {
      throw StageError(
        .database, "'\(name)' was written by a newer version of pipe",
        hint: "update pipe, or export to another database")
    }
    do throws(PostgresError) {
      for (index, statements) in versions.enumerated().dropFirst(version) {
        try connection.execute(statements)
        try connection.execute("INSERT INTO pipe_schema VALUES (\(index + 1))")
      }
    } catch {
      guard error.state == "42P07" else { throw error }
      throw StageError(
        .database, "the database '\(name)' has tables that the export did not create",
        hint:
          "export to a schema of its own: …?options=-csearch_path%3Dnews, after CREATE SCHEMA news",
        underlying: error)
    }
    try connection.execute("COMMIT")
  }

  /// Makes tables of this connection alone, to which rows are copied before they get to theirs.
  static func makeIncoming(_ connection: PostgresConnection) throws(PostgresError) {
    let columns = (DocumentRow.columns + ["exported"]).joined(separator: ", ")
    try connection.execute(
      """
      SET synchronous_commit = on;
      SET lock_timeout = '60s';
      SET TIME ZONE 'UTC';
      CREATE TEMPORARY TABLE incoming_documents ON COMMIT DELETE ROWS AS
        SELECT \(columns) FROM documents WITH NO DATA;
      ALTER TABLE incoming_documents ADD COLUMN place serial;
      CREATE TEMPORARY TABLE incoming_stories ON COMMIT DELETE ROWS AS
        SELECT * FROM stories WITH NO DATA;
      """)
  }
}
