import PipeKit
import Synchronization

/// Reads the documents of a JSON array batch by batch, up to a limit.
final class DocumentArray: DocumentBatches {
  /// What the beginning of a file says of it.
  enum Kind {
    /// An array of documents, or of nothing.
    case documents
    /// An array of objects with other names.
    case objects
  }

  /// How much of a file tells what it has.
  static let peeked = 1 << 16

  private struct State {
    var elements: ArrayElements
    var left: Int
    var count = 0
  }

  private let state: Mutex<State>
  private let file: any OpenFile
  private let name: String
  private let source: String
  private let identity: String?
  private let map: RecordMap?
  private let context: StageContext

  /// Prepares the reading of a file that stands at a place, or at its beginning; the parameters are those of
  /// ``DocumentLines``.
  init(
    _ file: any OpenFile, named name: String, source: String, at place: LinePlace?,
    identity: String?, limit: Int, map: RecordMap?, _ context: StageContext
  ) {
    self.file = file
    self.name = name
    self.source = source
    self.identity = identity
    self.map = map
    self.context = context
    let elements = ArrayElements(
      maximumLength: context.longestLine, line: place?.line ?? 1,
      hash: place?.hash ?? ContentHash())
    state = Mutex(State(elements: elements, left: limit))
  }

  var count: Int { state.withLock { $0.count } }

  func next() throws -> DocumentLines.Batch? {
    try state.withLock { state in
      var documents: Batch = []
      var weight = 0
      while documents.count < min(Channel.batchSize, state.left), weight < 1 << 20 {
        do {
          let element = try state.elements.next { buffer, count in
            try file.read(into: &buffer, count: count)
          }
          guard let element else { break }
          var document = try document(of: element)
          document.source = document.source ?? source
          weight += document.weight
          documents.append(document)
        } catch let error as JSONError {
          try context.fail(error, in: name, hint: "each element is one document in its JSON form")
        }
      }
      if documents.isEmpty { return nil }
      state.left -= documents.count
      state.count += documents.count
      let place = LinePlace(
        line: state.elements.line, hash: state.elements.hash, identity: identity)
      return DocumentLines.Batch(documents: documents, place: context.memory.map { _ in place })
    }
  }

  private func document(of element: ArrayElements.Element) throws(JSONError) -> Document {
    let (line, offset) = (element.line, element.offset)
    guard let map else {
      return try Document(json: element.bytes.span, line: line, offset: offset)
    }
    do throws(JSONError) {
      if let object = try JSON(parsing: element.bytes).object { return map.document(of: object) }
    } catch {
      var error = error
      error.line += line - 1
      error.offset += offset
      throw error
    }
    throw JSONError(line: line, column: 1, offset: offset, message: "expected an object")
  }
}

extension DocumentArray {
  /// What a file has, told by how it begins; `nil` for what is no array of objects.
  ///
  /// An object is a document if its `id` is a text, or if it has no names that documents have not.
  static func kind(of head: [UInt8]) -> Kind? {
    var start = head[...]
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    start = start.drop { $0 <= 0x20 }
    guard start.first == UInt8(ascii: "[") else { return nil }
    start = start.dropFirst().drop { $0 <= 0x20 }
    switch start.first {
    case UInt8(ascii: "]"): return .documents
    case UInt8(ascii: "{"): break
    default: return nil
    }
    let members = FirstMembers(of: start.dropFirst())
    let areKnown = !members.names.isEmpty && members.names.allSatisfy { RecordMap.names[$0] != nil }
    return members.hasTextAsID || areKnown ? .documents : .objects
  }
}

/// The names in an object that begins in some bytes, as far as they go.
private struct FirstMembers {
  private(set) var names: [String] = []
  private(set) var hasTextAsID = false

  init(of bytes: ArraySlice<UInt8>) {
    var (depth, index) = (0, bytes.startIndex)
    var name: String?
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        let begin = index
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < bytes.endIndex else { return }
        if depth == 0, name == nil {
          name = String(decoding: bytes[begin..<index], as: UTF8.self)
          names += [name].compactMap(\.self)
        } else if depth == 0, name == "id" {
          hasTextAsID = true
        }
        index += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth < 0 { return }
      case UInt8(ascii: ","): if depth == 0 { name = nil }
      default: break
      }
    }
  }
}
