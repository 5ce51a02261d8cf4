import CSVReader
import PipeKit
import Synchronization

/// Reads the documents of a table batch by batch, up to a limit.
final class TableDocuments: DocumentBatches {
  private struct State {
    var reader: CSVReader
    var left: Int
    var count = 0
    /// Whether the row of names is still to come.
    var isAtHeader: Bool
    /// How many rows have more or fewer fields than there are columns, and the line of the first.
    var ragged: (count: Int, line: Int) = (0, 0)
  }

  private let state: Mutex<State>
  private let table: TableFile
  private let name: String
  private let source: String
  private let identity: String?
  private let context: StageContext

  /// Prepares the reading of a table that stands at a place, or at its beginning.
  init(
    _ table: TableFile, named name: String, source: String, at place: LinePlace?,
    identity: String?, limit: Int, _ context: StageContext
  ) {
    self.table = table
    self.name = name
    self.source = source
    self.identity = identity
    self.context = context
    let reader = CSVReader(
      delimiter: table.delimiter, maximumLength: context.longestLine, line: place?.line ?? 1,
      hash: place?.hash ?? ContentHash())
    state = Mutex(
      State(reader: reader, left: limit, isAtHeader: table.hasHeader && place == nil))
  }

  var count: Int { state.withLock { $0.count } }

  func next() throws -> DocumentLines.Batch? {
    try state.withLock { state in
      var documents: Batch = []
      var weight = 0
      while documents.count < min(Channel.batchSize, state.left), weight < 1 << 20 {
        do {
          let row = try state.reader.next { buffer, count in
            try table.file.read(into: &buffer, count: count)
          }
          guard let row else {
            tellRagged(&state)
            break
          }
          if state.isAtHeader {
            state.isAtHeader = false
            continue
          }
          if row.isBlank { continue }
          let document = document(of: row, &state)
          documents.append(document)
          weight += document.weight
        } catch let error as CSVError {
          try fail(error)
        }
      }
      if documents.isEmpty { return nil }
      state.left -= documents.count
      state.count += documents.count
      return DocumentLines.Batch(documents: documents, place: place(state))
    }
  }

  private func place(_ state: State) -> LinePlace? {
    guard context.memory != nil else { return nil }
    return LinePlace(line: state.reader.line, hash: state.reader.hash, identity: identity)
  }

  private func document(of row: CSVRow, _ state: inout State) -> Document {
    var builder = RecordBuilder()
    if row.fields.count != table.names.count {
      if state.ragged.count == 0 { state.ragged.line = row.line }
      state.ragged.count += 1
    }
    for (index, bytes) in row.fields.enumerated() {
      let value = JSON.string(TableFile.value(bytes))
      let isNamed = index < table.names.count
      builder.add(
        value, named: isNamed ? table.names[index] : "\(index + 1)",
        to: isNamed ? table.targets[index] : [])
    }
    var document = builder.finish()
    document.source = document.source ?? source
    return document
  }

  private func tellRagged(_ state: inout State) {
    guard state.ragged.count > 0 else { return }
    let (count, line) = state.ragged
    context.note(
      "\(source): \(count) row\(count == 1 ? " has" : "s have") more or fewer fields than the "
        + "\(table.names.count) columns (line \(line)\(count == 1 ? "" : " first"))")
    state.ragged = (0, 0)
  }

  private func fail(_ error: CSVError) throws {
    try context.fail(
      "\(name):\(error.line)",
      StageError(
        .badFormat, error.message,
        hint: "a quote in a quoted field is written twice (\"\"); rows behind it are brought in"))
  }
}
