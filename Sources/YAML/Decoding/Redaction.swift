/// Takes what the environment supplied out of messages that somebody else wrote.
///
/// A message may quote a value in full, in part or in other case. So every stretch of a message
/// that a value has too, case aside, is replaced by how the value is written in the file, if it
/// is at least six bytes long; of a shorter value only the whole.
struct Redaction {
  private struct Secret {
    var bytes: [UInt8]
    var written: String
  }

  private var secrets: [Secret] = []
  private static let window = 6
  private static let mostBytes = 1 << 16

  /// Collects what came from the environment in a node and below it.
  init(of node: Node) {
    collect(node)
    secrets.sort { $0.bytes.count > $1.bytes.count }
  }

  /// The message without what came from the environment.
  func apply(to message: String) -> String {
    guard !secrets.isEmpty else { return message }
    return secrets.reduce(message) { message, secret in
      Self.replace(secret, in: String(message.prefix(2000)))
    }
  }

  private mutating func collect(_ node: Node) {
    switch node.value {
    case .scalar(let scalar):
      for value in scalar.environmentValues { add(value, scalar.written) }
      guard scalar.isFromEnvironment else { return }
      // A number may be quoted in another form than it was written in.
      switch scalar.resolved {
      case .int(let value): add(String(value), scalar.written)
      case .float(let value): add(String(value), scalar.written)
      default: break
      }
    case .sequence(let items):
      for item in items { collect(item) }
    case .mapping(let entries):
      for entry in entries { collect(entry.value) }
    }
  }

  private mutating func add(_ value: String, _ written: String) {
    var bytes = Self.folded(value.utf8)[...]
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    guard !bytes.isEmpty else { return }
    secrets.append(Secret(bytes: Array(bytes), written: written.excerpt))
  }

  private static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func replace(_ secret: Secret, in message: String) -> String {
    let bytes = Array(message.utf8)
    let covered = covered(by: secret.bytes, in: folded(bytes))
    guard covered.contains(true) else { return message }
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if !covered[index] {
        result.append(byte)
      } else if index == 0 || !covered[index - 1] {
        result += secret.written.utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Which bytes of a text belong to something that the secret has too.
  private static func covered(by secret: [UInt8], in text: [UInt8]) -> [Bool] {
    var covered = [Bool](repeating: false, count: text.count)
    let width = min(window, secret.count)
    guard text.count >= width else { return covered }
    var windows: Set<ArraySlice<UInt8>> = []
    for start in 0...(min(secret.count, mostBytes) - width) {
      windows.insert(secret[start..<start + width])
    }
    for start in 0...(text.count - width) where windows.contains(text[start..<start + width]) {
      // A short value is a word or a number of its own, not a part of one.
      if width < 4, !isAlone(start..<start + width, in: text) { continue }
      for index in start..<start + width { covered[index] = true }
    }
    return covered
  }

  private static func isAlone(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    func isWord(_ index: Int) -> Bool {
      guard text.indices.contains(index) else { return false }
      let byte = text[index]
      return byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
    return !isWord(range.lowerBound - 1) && !isWord(range.upperBound)
  }
}
