import Dispatch
import PipeKit

/// Adds documents to a PostgreSQL database, or brings those that it has up to date.
///
/// A transaction that fails because the connection is lost, or because others were in its way, is done again: it comes
/// to the same, whether or not it was committed. So a server that is restarted only holds the run up.
struct PostgresWriter: ExportWriter {
  /// How many documents a transaction has at most, and how many bytes of them, about.
  private static let batch = (count: 1 << 12, weight: 16 << 20)
  /// How long is waited before a transaction is done again, the first time and at most, and how long in all.
  private static let waits: (first: Duration, most: Duration, all: Duration) = (
    .milliseconds(100), .seconds(3), .seconds(30)
  )

  private let context: StageContext
  private let address: PostgresAddress
  private let name: String
  private let exported: String
  private let queue = DispatchQueue(label: "export to PostgreSQL")
  private var connection: PostgresConnection?
  private var waiting: [DocumentRow] = []
  private var weight = 0
  /// The rows written, since a document that comes twice has one.
  private var rows = RowSet()
  /// The highest row that earlier attempts of the run have written.
  private let earlierRow: Int

  var documents: Int? { rows.count }

  /// Connects, and creates or updates the tables.
  init(_ order: ExportOrder) async throws {
    address = PostgresAddress(order.path)
    name = address.shown
    earlierRow = order.note?.lastRow ?? 0
    exported = Timestamp(seconds: order.started.seconds).description
    context = order.context
    let last = try await repeating { connection in
      try connection.execute("SELECT max(number) FROM documents").first?.first.flatMap { $0 }
    }
    guard last.flatMap({ Int($0) }) ?? 0 >= earlierRow else {
      throw StageError(
        .database, "'\(name)' lacks documents that the interrupted run has exported",
        hint: "put back the database of that run, or " + ExportOrder.startOver)
    }
  }

  mutating func write(_ batch: Batch) async throws {
    try await write(batch.map { DocumentRow($0) })
  }

  mutating func write(prepared: any Sendable) async throws {
    if let rows = prepared as? [DocumentRow] { try await write(rows) }
  }

  private mutating func write(_ rows: [DocumentRow]) async throws {
    for row in rows {
      waiting.append(row)
      weight += row.weight
      if waiting.count >= Self.batch.count || weight >= Self.batch.weight { try await flush() }
    }
  }

  mutating func keep() async throws -> ExportNote? {
    // Rows need not be cut back: documents that come again only bring theirs up to date.
    try await flush()
    return note
  }

  private var note: ExportNote {
    var note = ExportNote()
    note.lastRow = max(earlierRow, Int(clamping: rows.last))
    return note
  }

  mutating func finish() async throws -> ExportEnd {
    try await flush()
    connection = nil
    return ExportEnd(note: note)
  }

  mutating func discard() async {
    waiting = []
    connection = nil
  }

  private mutating func flush() async throws {
    if waiting.isEmpty { return }
    let waiting = waiting
    (self.waiting, weight) = ([], 0)
    let exported = exported
    let batch = try await perform { PostgresBatch(waiting, exported: exported) }
    for row in try await repeating({ try batch.write($0) }) { rows.insert(row) }
  }

  /// Does something with the database, again on another connection where that is lost.
  private mutating func repeating<Result: Sendable>(
    _ body: @escaping @Sendable (PostgresConnection) throws -> Result
  ) async throws -> Result {
    let start = context.clock.uptime()
    var wait = Self.waits.first
    while true {
      do {
        let connection = try await connected()
        return try await perform { try body(connection) }
      } catch let error as PostgresError {
        // The transaction ends with its connection.
        connection = nil
        let isLate = context.clock.uptime() - start + wait > Self.waits.all
        // At the beginning of a run a wrong address is more likely than a server that starts.
        let isStarting = error.state.hasPrefix("57P")
        let isRepeated =
          error.isOfOthers || isStarting || (error.isOfConnection && hasConnected)
        guard isRepeated, !isLate else { throw error.explained(name) }
      } catch {
        connection = nil
        throw error
      }
      try await context.clock.sleep(for: wait)
      wait = min(wait * 2, Self.waits.most)
    }
  }

  /// Whether the database could be reached once.
  private var hasConnected = false

  private mutating func connected() async throws -> PostgresConnection {
    if let connection { return connection }
    let (address, name, isNew) = (address, name, !hasConnected)
    let opened = try await perform {
      let connection = try PostgresConnection(address)
      if isNew { try PostgresSchema.prepare(connection, name) }
      try PostgresSchema.makeIncoming(connection)
      return connection
    }
    hasConnected = true
    connection = opened
    return opened
  }

  /// Does something on a thread of its own: waiting for the server holds up nobody.
  private func perform<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<Result, any Error>) in
      queue.async { [context] in
        continuation.resume(
          with: Swift.Result { try context.metered { () throws in try body() } })
      }
    }
  }
}
