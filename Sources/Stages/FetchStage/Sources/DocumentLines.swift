import PipeKit
import Synchronization

/// Reads the documents of a file of JSON Lines batch by batch, up to a limit.
final class DocumentLines: Sendable {
  private struct State {
    var chunks = LineChunks()
    var lines: JSONLines?
    var left: Int
    var count = 0
  }

  private let state: Mutex<State>
  private let file: any OpenFile
  private let name: String
  private let context: StageContext

  init(_ file: any OpenFile, named name: String, limit: Int, _ context: StageContext) {
    self.file = file
    self.name = name
    self.context = context
    state = Mutex(State(left: limit))
  }

  /// How many documents there were so far.
  var count: Int { state.withLock { $0.count } }

  /// The next documents, nil when there are no more; lines that cannot be read fail by themselves.
  ///
  /// - Throws: What ends the run; `FileError`.
  func next() throws -> Batch? {
    try state.withLock { state in
      while state.left > 0 {
        if let part = state.lines?.nextBatch(limit: min(64, state.left)), !part.isEmpty {
          let documents = try context.documents(of: part, from: name, source: name)
          if documents.isEmpty { continue }
          state.left -= documents.count
          state.count += documents.count
          return documents
        }
        guard let chunk = try state.chunks.next(from: file) else { return nil }
        state.lines = JSONLines(chunk)
      }
      return nil
    }
  }
}
