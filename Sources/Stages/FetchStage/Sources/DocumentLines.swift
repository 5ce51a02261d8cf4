import PipeKit
import Synchronization

/// Reads the documents of a file of JSON Lines batch by batch, up to a limit.
final class DocumentLines: DocumentBatches {
  /// Documents, and the place behind them.
  struct Batch: Sendable {
    var documents: PipeKit.Batch
    /// `nil` where runs are not remembered.
    var place: LinePlace?
  }

  private struct State {
    var chunks: LineChunks
    var chunk: LineChunks.Chunk?
    var lines: JSONLines?
    /// The hash of everything before the next line of the chunk.
    var hash: ContentHash?
    var left: Int
    var count = 0
  }

  private let state: Mutex<State>
  private let file: any OpenFile
  private let name: String
  private let source: String
  private let context: StageContext
  /// What the file was when it was opened.
  private let identity: String?
  /// Makes documents of objects that are none.
  private let map: RecordMap?

  /// Prepares the reading of a file that stands at a place, or at its beginning.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - name: What it is called in failures.
  ///   - source: What its documents say that they came from.
  ///   - place: Where it stands.
  ///   - identity: What it was when it was opened; see ``LinePlace/identity(of:now:)``.
  ///   - limit: The most documents.
  ///   - map: Makes documents of the objects, where these are none.
  ///   - context: The stage's.
  init(
    _ file: any OpenFile, named name: String, source: String, at place: LinePlace? = nil,
    identity: String?, limit: Int, map: RecordMap? = nil, _ context: StageContext
  ) {
    self.file = file
    self.name = name
    self.source = source
    self.context = context
    self.identity = identity
    self.map = map
    let hash = context.memory == nil ? nil : place?.hash ?? ContentHash()
    let chunks = LineChunks(
      maximumLength: context.longestLine, line: place?.line ?? 1, offset: place?.offset ?? 0,
      hash: hash)
    state = Mutex(State(chunks: chunks, left: limit))
  }

  /// How many documents there were so far.
  var count: Int { state.withLock { $0.count } }

  /// Whether whoever takes lines can read them.
  var canBeReadElsewhere: Bool { map == nil }

  /// The next lines, unread, and the place behind them; for a file without a limit.
  ///
  /// - Throws: `FileError`.
  func nextChunk() throws -> (chunk: LineChunks.Chunk, place: LinePlace?)? {
    try state.withLock { state in
      guard let chunk = try state.chunks.next(from: file) else { return nil }
      return (chunk, place(state.chunks.line, state.chunks.hash))
    }
  }

  /// The next documents, nil when there are no more; lines that cannot be read fail by themselves.
  ///
  /// - Throws: What ends the run; `FileError`.
  func next() throws -> Batch? {
    try state.withLock { state in
      while state.left > 0 {
        let start = state.lines?.offset
        if let part = nextPart(&state), !part.isEmpty {
          if let start, let chunk = state.chunk, let end = state.lines?.offset,
            !chunk.bytes.isEmpty
          {
            let passed = (start - chunk.offset)..<(end - chunk.offset)
            state.hash?.add(chunk.bytes.span.extracting(passed))
          }
          let documents = try context.documents(of: part, from: name, source: source)
          guard !documents.isEmpty, let lines = state.lines else { continue }
          state.left -= documents.count
          state.count += documents.count
          return Batch(documents: documents, place: place(lines.line, state.hash))
        }
        state.hash = state.chunks.hash
        guard let chunk = try state.chunks.next(from: file) else { return nil }
        state.chunk = chunk
        state.lines = JSONLines(chunk)
      }
      return nil
    }
  }

  private func nextPart(_ state: inout State) -> JSONLines.Part? {
    let limit = min(64, state.left)
    guard let map else { return state.lines?.nextBatch(limit: limit) }
    return state.lines?.nextBatch(limit: limit) { map.document(of: $0) }
  }

  private func place(_ line: Int, _ hash: ContentHash?) -> LinePlace? {
    hash.map { LinePlace(line: line, hash: $0, identity: identity) }
  }
}
