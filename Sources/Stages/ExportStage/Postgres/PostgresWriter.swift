import Dispatch
import PipeKit

/// Adds documents to a PostgreSQL database, or brings those that it has up to date.
///
/// A transaction that fails because the connection is lost, or because others were in its way, is done again: it comes
/// to the same, whether or not it was committed. So a server that is restarted only holds the run up.
struct PostgresWriter: RowWriter {
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
  var pending: PendingRows

  /// Connects, and creates or updates the tables.
  init(_ order: ExportOrder) async throws {
    address = PostgresAddress(order.path)
    name = address.shown
    pending = PendingRows(behind: order.note)
    exported = Timestamp(seconds: order.started.seconds).description
    context = order.context
    let last = try await repeating { connection in
      try connection.execute("SELECT max(number) FROM documents").first?.first.flatMap { $0 }
    }
    guard last.flatMap({ Int($0) }) ?? 0 >= pending.earlierRow else {
      throw StageError(
        .database, "'\(name)' lacks documents that the interrupted run has exported",
        hint: "put back the database of that run, or " + ExportOrder.startOver)
    }
  }

  mutating func keep() async throws -> ExportNote? {
    // Rows need not be cut back: documents that come again only bring theirs up to date.
    try await flush()
    return pending.note
  }

  mutating func finish() async throws -> ExportEnd {
    try await flush()
    connection = nil
    return ExportEnd(note: pending.note)
  }

  mutating func discard() async {
    _ = pending.take()
    connection = nil
  }

  mutating func flush() async throws {
    let waiting = pending.take()
    if waiting.isEmpty { return }
    let exported = exported
    let batch = try await perform { PostgresBatch(waiting, exported: exported) }
    pending.insert(try await repeating { try batch.write($0) })
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
