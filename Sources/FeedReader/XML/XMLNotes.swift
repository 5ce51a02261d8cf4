/// What is wrong with a document: of each kind of fault the first, and how many there are.
struct XMLNotes {
  private var found: [(message: String, place: Int, count: Int)] = []

  /// The most kinds that are told.
  private static let maximumCount = 16

  /// Notes a fault.
  ///
  /// - Parameters:
  ///   - message: What is wrong; the same for all faults of a kind.
  ///   - place: Where it is.
  mutating func add(_ message: @autoclosure () -> String, at place: Int) {
    let message = message()
    if let index = found.firstIndex(where: { $0.message == message }) {
      found[index].count += 1
    } else if found.count < XMLNotes.maximumCount {
      found.append((message, place, 1))
    }
  }

  /// Notes a reference that stands for nothing in XML.
  mutating func addReference(_ bytes: [UInt8], at place: Int) {
    let name = bytes[(place + 1)...].prefix(40).prefix {
      (0x30...0x39).contains($0) || ($0 | 0x20) &- 0x61 < 26 || $0 == 0x23
    }
    let isReference = !name.isEmpty && name.endIndex < bytes.count && bytes[name.endIndex] == 0x3B
    add(
      isReference
        ? "the entity '\(String(decoding: name, as: UTF8.self))' is not declared"
        : "an '&' begins no reference", at: place)
  }

  /// The notes in the order of their places, with line and column.
  func notes(_ bytes: [UInt8]) -> [FeedNote] {
    var (line, lineStart, counted) = (1, 0, 0)
    return found.sorted { $0.place < $1.place }.map { fault in
      let place = min(fault.place, bytes.count)
      while let next = bytes[counted..<place].firstIndex(of: 0x0A) {
        line += 1
        counted = next + 1
        lineStart = next + 1
      }
      counted = place
      let message = fault.count > 1 ? "\(fault.message) (\(fault.count) times)" : fault.message
      return FeedNote(message, line: line, column: place - lineStart + 1)
    }
  }
}
