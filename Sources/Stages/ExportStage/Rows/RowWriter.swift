import PipeKit

/// Writes documents as rows of a database, many in a transaction.
protocol RowWriter: ExportWriter {
  /// The rows that wait, and what is known of those written.
  var pending: PendingRows { get set }
  /// Writes the rows that wait.
  mutating func flush() async throws
}

extension RowWriter {
  var documents: Int? { pending.count }

  mutating func write(_ batch: Batch) async throws {
    try await write(batch.map { DocumentRow($0) })
  }

  mutating func write(prepared: any Sendable) async throws {
    if let rows = prepared as? [DocumentRow] { try await write(rows) }
  }

  private mutating func write(_ rows: [DocumentRow]) async throws {
    for row in rows {
      pending.append(row)
      if pending.isFull { try await flush() }
    }
  }
}
