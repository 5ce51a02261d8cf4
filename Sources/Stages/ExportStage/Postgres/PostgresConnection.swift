import CPQ

/// A connection to a PostgreSQL server, over libpq; used by one thread at a time.
final class PostgresConnection: @unchecked Sendable {
  /// What is said where the address says nothing: how long to wait for a server, and for one that has gone silent,
  /// in seconds and in milliseconds.
  private static let usual = [
    "connect_timeout": "10", "keepalives_idle": "30", "tcp_user_timeout": "60000",
    "application_name": "pipe",
  ]

  private let connection: OpaquePointer

  /// Connects.
  ///
  /// - Parameter address: The database.
  /// - Throws: ``PostgresError``.
  init(_ address: PostgresAddress) throws(PostgresError) {
    // What comes later in the list wins, and an address under `dbname` is taken apart where it stands.
    let names = Self.usual.keys.sorted() + ["dbname", "client_encoding"]
    let values = names.map { Self.usual[$0] ?? ($0 == "dbname" ? address.text : "UTF8") }
    let opened = withCStrings(names) { names in
      withCStrings(values) { values in PQconnectdbParams(names, values, 1) }
    }
    guard let opened else { throw PostgresError(state: "53200", message: "no memory") }
    guard PQstatus(opened) == CONNECTION_OK else {
      let error = Self.error(of: opened, nil)
      PQfinish(opened)
      throw error
    }
    connection = opened
    // Notices are not for those who read the output.
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
  }

  deinit { PQfinish(connection) }

  /// Runs statements.
  ///
  /// - Parameter sql: One or several.
  /// - Returns: The rows of the last one, as text.
  /// - Throws: ``PostgresError``.
  @discardableResult
  func execute(_ sql: String) throws(PostgresError) -> [[String?]] {
    let result = PQexec(connection, sql)
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return []
    case PGRES_TUPLES_OK: break
    default: throw Self.error(of: connection, result)
    }
    let columns = 0..<PQnfields(result)
    return (0..<PQntuples(result)).map { row in
      columns.map { column in
        PQgetisnull(result, row, column) == 1
          ? nil : PQgetvalue(result, row, column).map { String(cString: $0) }
      }
    }
  }

  /// Copies rows into a table.
  ///
  /// - Parameters:
  ///   - sql: A statement `COPY … FROM STDIN`.
  ///   - bytes: The rows, as ``PostgresRows`` writes them.
  /// - Throws: ``PostgresError``.
  func copy(_ sql: String, _ bytes: [UInt8]) throws(PostgresError) {
    let begun = PQexec(connection, sql)
    defer { PQclear(begun) }
    guard PQresultStatus(begun) == PGRES_COPY_IN else { throw Self.error(of: connection, begun) }
    var isSent = true
    bytes.withUnsafeBytes { bytes in
      // The length is 32 bits wide, and a piece is buffered as a whole.
      var rest = bytes[...]
      while isSent, !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 20))
        isSent =
          PQputCopyData(
            connection, piece.baseAddress?.assumingMemoryBound(to: CChar.self),
            Int32(piece.count)) == 1
        rest = rest.dropFirst(piece.count)
      }
    }
    guard isSent, PQputCopyEnd(connection, nil) == 1 else {
      throw Self.error(of: connection, nil)
    }
    var failure: PostgresError?
    while let result = PQgetResult(connection) {
      if PQresultStatus(result) != PGRES_COMMAND_OK {
        failure = failure ?? Self.error(of: connection, result)
      }
      PQclear(result)
      if PQstatus(connection) != CONNECTION_OK { break }
    }
    if let failure { throw failure }
  }

  private static func error(of connection: OpaquePointer, _ result: OpaquePointer?) -> PostgresError
  {
    func field(_ code: Character) -> String? {
      guard let byte = code.asciiValue else { return nil }
      return PQresultErrorField(result, Int32(byte)).map { String(cString: $0) }
    }
    // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY, which are macros.
    let isAlive = PQstatus(connection) == CONNECTION_OK
    if let message = field("M") {
      return PostgresError(state: field("C") ?? (isAlive ? "XX000" : ""), message: message)
    }
    let all = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
    let line = all.split(whereSeparator: \.isNewline).first ?? "the connection is lost"
    // While connecting a server's answer comes as text alone.
    let answer = line.firstRange(of: "FATAL:  ").map { String(line[$0.upperBound...]) }
    if line.contains("no password supplied") {
      return PostgresError(state: "28P01", message: "it asks for a password")
    }
    return PostgresError(
      state: answer.map(state(ofAnswer:)) ?? (isAlive ? "XX000" : ""),
      message: answer ?? String(line))
  }

  /// The condition of an answer to an attempt to connect, which libpq does not pass on.
  private static func state(ofAnswer text: String) -> String {
    if text.contains("does not exist") { return text.hasPrefix("database") ? "3D000" : "28000" }
    if text.contains("password") || text.contains("pg_hba") { return "28P01" }
    if text.contains("authentication failed") { return "28000" }
    if text.contains("permission denied") { return "42501" }
    // It starts, stops, or has too many connections.
    return "57P03"
  }
}

/// Lends texts as C's lists of strings that end with a null.
private func withCStrings<Result>(
  _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
  var bytes: [CChar] = []
  var starts: [Int] = []
  for text in texts {
    starts.append(bytes.count)
    bytes += text.utf8.map { CChar(bitPattern: $0) } + [0]
  }
  return bytes.withUnsafeBufferPointer { bytes in
    let pointers = starts.map { bytes.baseAddress?.advanced(by: $0) } + [nil]
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
