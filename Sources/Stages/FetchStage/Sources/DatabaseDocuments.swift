import PipeKit
import Synchronization

/// Reads the documents of a database in the order of their rows, batch by batch, up to a limit.
final class DatabaseDocuments: DocumentBatches {
  private struct State {
    /// The number of the last row that was read.
    var last: Int64
    var left: Int
    var count = 0
  }

  private let database: ExportedDatabase
  private let state: Mutex<State>
  private let name: String
  private let source: String
  private let identity: String?
  private let context: StageContext

  /// Prepares the reading of a database from a place, or from its beginning.
  ///
  /// - Parameters:
  ///   - database: The database.
  ///   - name: What it is called in failures.
  ///   - source: What documents without a source say that they came from.
  ///   - place: Where it stands: a line is a row.
  ///   - identity: What the file was when it was opened; see ``LinePlace/identity(of:now:)``.
  ///   - limit: The most documents.
  ///   - context: The stage's.
  init(
    _ database: ExportedDatabase, named name: String, source: String, at place: LinePlace?,
    identity: String?, limit: Int, _ context: StageContext
  ) {
    self.database = database
    self.name = name
    self.source = source
    self.identity = identity
    self.context = context
    state = Mutex(State(last: Int64(place?.line ?? 1) - 1, left: limit))
  }

  var count: Int { state.withLock { $0.count } }

  func next() throws -> DocumentLines.Batch? {
    try state.withLock { state in
      if state.left == 0 { return nil }
      let rows = try database.rows(after: state.last, most: state.left)
      guard let last = rows.last else { return nil }
      var documents: Batch = []
      for row in rows {
        do {
          var document = try Document(json: row.json)
          document.text = document.text ?? row.text
          document.source = document.source ?? source
          documents.append(document)
        } catch {
          try context.fail(
            "\(name):\(row.number)",
            StageError(
              .badFormat, "row \(row.number) has no document in its column json: \(error)",
              underlying: error))
        }
      }
      state.last = last.number
      state.left -= documents.count
      state.count += documents.count
      return DocumentLines.Batch(documents: documents, place: place(behind: last.number))
    }
  }

  /// What is before it is not compared: rows that are added or change while a run is interrupted do no harm.
  private func place(behind number: Int64) -> LinePlace? {
    guard context.memory != nil, let line = Int(exactly: number), line < .max else { return nil }
    return LinePlace(line: line + 1, hash: ContentHash(), identity: identity)
  }
}
