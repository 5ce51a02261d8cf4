import PipeKit
import Synchronization
import WARCReader

/// Reads the documents of a web archive batch by batch, up to a limit.
final class ArchiveDocuments: DocumentBatches {
  /// A batch has about so many bytes at most, and as many are read at most for an empty one.
  private static let batchWeight = (documents: 1 << 20, read: 16 << 20)

  private struct State {
    var reader: WARCReader
    var left: Int
    var count = 0
    /// The number of the record that comes next.
    var number: Int
    var bytesRead = 0
  }

  private let state: Mutex<State>
  private let file: any OpenFile
  private let name: String
  private let identity: String?
  private let page: ArchivePage
  private let context: StageContext

  /// Prepares the reading of a file that stands at a place, or at its beginning.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - name: What it is called in failures.
  ///   - place: Where it stands.
  ///   - head: How it begins.
  ///   - identity: What it was when it was opened; see ``LinePlace/identity(of:now:)``.
  ///   - limit: The most documents.
  ///   - page: Makes documents of records.
  ///   - context: The stage's.
  init(
    _ file: any OpenFile, named name: String, at place: LinePlace?, head: [UInt8],
    identity: String?, limit: Int, _ page: ArchivePage, _ context: StageContext
  ) {
    self.file = file
    self.name = name
    self.identity = identity
    self.page = page
    self.context = context
    // A pipe has no length; of another file that cannot tell its own nothing is known either.
    let info = try? file.info()
    let reader = WARCReader(
      maximumLength: page.maxSize, fileLength: info?.isRegular == true ? info?.size : nil,
      at: place?.archivePlace ?? .start, head: head)
    state = Mutex(State(reader: reader, left: limit, number: place?.line ?? 1))
  }

  var count: Int { state.withLock { $0.count } }

  func next() throws -> DocumentLines.Batch? {
    try state.withLock { state in
      var documents: Batch = []
      var (weight, isAtEnd) = (0, false)
      let before = state.bytesRead
      while state.left > documents.count, documents.count < Channel.batchSize,
        weight < Self.batchWeight.documents,
        !documents.isEmpty || state.bytesRead - before < Self.batchWeight.read
      {
        try Task.checkCancellation()
        do {
          guard let document = try nextDocument(&state, &isAtEnd) else {
            if isAtEnd { break }
            continue
          }
          documents.append(document)
          weight += document.weight
        } catch let error as WARCError {
          try fail(error)
        }
      }
      if documents.isEmpty, isAtEnd || state.left == 0 { return nil }
      do {
        try finish(&state)
      } catch let error as WARCError {
        try fail(error)
      }
      state.left -= documents.count
      state.count += documents.count
      return DocumentLines.Batch(documents: documents, place: place(&state))
    }
  }

  /// The document of the next record, if it is one that is wanted.
  private func nextDocument(_ state: inout State, _ isAtEnd: inout Bool) throws -> Document? {
    var read = 0
    defer { state.bytesRead += read }
    do {
      let record = try state.reader.next { buffer, count in
        let count = try file.read(into: &buffer, count: count)
        read += count
        return count
      }
      guard let record else {
        isAtEnd = true
        return nil
      }
      state.number += 1
      switch page.document(of: record, in: state.reader) {
      case .document(let document): return document
      case .other: return nil
      case .unwanted(let id, let reason):
        context.drop(Document(id: id), reason: reason)
        return nil
      case .failed(let error):
        try context.fail("\(name)@\(record.place.offset)", error)
        return nil
      }
    } catch is WARCReader.Changed {
      throw StageError(
        .staleResults, "'\(name)' is not what it was when the run was interrupted",
        hint: "--fresh starts over")
    }
  }

  private func finish(_ state: inout State) throws {
    try state.reader.finish { buffer, count in try file.read(into: &buffer, count: count) }
  }

  private func place(_ state: inout State) -> LinePlace? {
    guard context.memory != nil else { return nil }
    return LinePlace(record: state.number, state.reader.place(), identity: identity)
  }

  private func fail(_ error: WARCError) throws {
    let place = error.place
    let hint =
      switch error.kind {
      case .damaged:
        "the archive is damaged there, or was cut off; the other records are brought in"
      case .missingDictionary:
        "bring in the archive as it was made, with its dictionary at the beginning; of this one only "
          + "records that need none are brought in"
      }
    let name = place.skipped == 0 ? "\(place.offset)" : "\(place.offset)+\(place.skipped)"
    try context.fail(
      "\(self.name)@\(name)",
      StageError(
        .badFormat, error.message, hint: hint))
  }
}
