import PipeKit
import Synchronization

/// Reads the documents of a file of JSON Lines batch by batch.
final class DocumentLines: Sendable {
  private struct State {
    var lines = JSONLines()
    var left: Int
    var count = 0
    var isAtEnd = false
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
        let part = state.lines.nextBatch(limit: min(64, state.left))
        for error in part.errors {
          try context.fail(
            "\(name):\(error.line)",
            StageError(
              .badFormat, error.message,
              hint: "each line is one document in its JSON form; column \(error.column)"))
        }
        if !part.documents.isEmpty {
          state.left -= part.documents.count
          state.count += part.documents.count
          return part.documents.map { document in
            var document = document
            if document.source == nil { document.source = name }
            return document
          }
        }
        if !part.isEmpty { continue }
        if state.isAtEnd { return nil }
        let count = try state.lines.append { buffer throws(FileError) in
          try file.read(into: &buffer, count: 1 << 18)
        }
        if count == 0 {
          state.isAtEnd = true
          state.lines.finish()
        }
      }
      return nil
    }
  }
}
