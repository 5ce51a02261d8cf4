import PipeKit

/// The rows that wait for a transaction, and what is known of those that were written.
struct PendingRows {
  /// How many documents a transaction has at most.
  @TaskLocal static var most = 1 << 14

  /// How many bytes of documents a transaction has at most, about.
  ///
  /// An index is by identifiers, which come in no order: nearly every page of it is written in each transaction, so that few
  /// large ones cost less.
  var heaviest = 64 << 20
  private let most: Int
  private var waiting: [DocumentRow] = []
  private var weight = 0
  /// The rows written, since a document that comes twice has one.
  private var written = RowSet()
  /// The highest row that earlier attempts of the run have written.
  let earlierRow: Int

  /// Begins behind what earlier attempts have noted.
  init(behind note: ExportNote?) {
    earlierRow = note?.lastRow ?? 0
    most = Self.most
  }

  /// How many rows were written.
  var count: Int { written.count }

  /// Whether as many wait as a transaction may have.
  var isFull: Bool { waiting.count >= most || weight >= heaviest }

  /// What is needed to come back to this point.
  var note: ExportNote {
    var note = ExportNote()
    note.lastRow = max(earlierRow, Int(clamping: written.last))
    return note
  }

  /// Has a row wait.
  mutating func append(_ row: DocumentRow) {
    waiting.append(row)
    weight += row.weight
  }

  /// The rows that wait; none waits then.
  mutating func take() -> [DocumentRow] {
    defer { (waiting, weight) = ([], 0) }
    return waiting
  }

  /// Notes the numbers of rows that were written.
  mutating func insert(_ numbers: [Int64]) { for number in numbers { written.insert(number) } }
}
