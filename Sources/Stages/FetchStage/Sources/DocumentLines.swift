import PipeKit
import Synchronization

/// Reads the documents of a file of JSON Lines batch by batch, up to a limit.
final class DocumentLines: Sendable {
  /// Documents, and the place behind them.
  struct Batch: Sendable {
    var documents: PipeKit.Batch
    var place: LinePlace
  }

  private struct State {
    var chunks: LineChunks
    var chunk: LineChunks.Chunk?
    var lines: JSONLines?
    var left: Int
    var count = 0
  }

  private let state: Mutex<State>
  private let file: any OpenFile
  private let name: String
  private let context: StageContext

  /// Prepares the reading of a file that stands at a place, or at its beginning.
  init(
    _ file: any OpenFile, named name: String, at place: LinePlace? = nil, limit: Int,
    _ context: StageContext
  ) {
    self.file = file
    self.name = name
    self.context = context
    let chunks = LineChunks(line: place?.line ?? 1, offset: place?.offset ?? 0)
    state = Mutex(State(chunks: chunks, left: limit))
  }

  /// How many documents there were so far.
  var count: Int { state.withLock { $0.count } }

  /// The next lines, unread, and the place behind them; for a file without a limit.
  ///
  /// - Throws: `FileError`.
  func nextChunk() throws -> (chunk: LineChunks.Chunk, place: LinePlace)? {
    try state.withLock { state in
      guard let chunk = try state.chunks.next(from: file) else { return nil }
      let place = LinePlace(
        offset: chunk.offset + chunk.length, line: state.chunks.line, behind: chunk.bytes[...])
      return (chunk, place)
    }
  }

  /// The next documents, nil when there are no more; lines that cannot be read fail by themselves.
  ///
  /// - Throws: What ends the run; `FileError`.
  func next() throws -> Batch? {
    try state.withLock { state in
      while state.left > 0 {
        if let part = state.lines?.nextBatch(limit: min(64, state.left)), !part.isEmpty {
          let documents = try context.documents(of: part, from: name, source: name)
          guard !documents.isEmpty, let lines = state.lines, let chunk = state.chunk else {
            continue
          }
          state.left -= documents.count
          state.count += documents.count
          let before = chunk.bytes.prefix(lines.offset - chunk.offset)
          return Batch(
            documents: documents,
            place: LinePlace(offset: lines.offset, line: lines.line, behind: before))
        }
        guard let chunk = try state.chunks.next(from: file) else { return nil }
        state.chunk = chunk
        state.lines = JSONLines(chunk)
      }
      return nil
    }
  }
}
