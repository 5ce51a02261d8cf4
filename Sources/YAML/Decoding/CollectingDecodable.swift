import Diagnostics

/// A type that holds others and reports all that are wrong, where its own `init(from:)` would
/// stop at the first.
protocol CollectingDecodable {
  /// A value to go on with where there is none.
  static var madeUp: Self { get }
  /// Reads a value.
  static func read(_ cursor: Cursor) throws(DecodingFailure) -> Self
}

extension Optional: CollectingDecodable where Wrapped: Decodable {
  static var madeUp: Wrapped? { nil }

  static func read(_ cursor: Cursor) throws(DecodingFailure) -> Wrapped? {
    cursor.node.isNull ? nil : try cursor.decode(Wrapped.self)
  }
}

extension Array: CollectingDecodable where Element: Decodable {
  static var madeUp: [Element] { [] }

  static func read(_ cursor: Cursor) throws(DecodingFailure) -> [Element] {
    let items = try cursor.list()
    var failures = FailureList()
    var result: [Element] = []
    result.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      failures.attempt { () throws(DecodingFailure) in
        result.append(try cursor.child(item, at: index).decode(Element.self))
      }
      if failures.isFull { break }
    }
    try failures.check()
    return result
  }
}

extension Set: CollectingDecodable where Element: Decodable {
  static var madeUp: Set<Element> { [] }

  static func read(_ cursor: Cursor) throws(DecodingFailure) -> Set<Element> {
    Set(try [Element].read(cursor))
  }
}

extension Dictionary: CollectingDecodable where Key: CodingKeyRepresentable, Value: Decodable {
  static var madeUp: [Key: Value] { [:] }

  static func read(_ cursor: Cursor) throws(DecodingFailure) -> [Key: Value] {
    var failures = FailureList()
    var result: [Key: Value] = [:]
    for entry in try cursor.mapping() {
      failures.attempt { () throws(DecodingFailure) in
        let key = NameKey(entry.name)
        guard let name = Key(codingKey: key) else {
          let problem =
            Choices.problem(with: entry.key, for: Key.self)
            ?? entry.key.problem(.unknownOption, "'\(entry.name.excerpt)' is not a possible key")
          throw DecodingFailure([problem])
        }
        result[name] = try cursor.child(entry, key).decode(Value.self)
      }
      if failures.isFull { break }
    }
    try failures.check()
    return result
  }
}

/// Gathers the failures of elements.
private struct FailureList {
  private var diagnostics: [Diagnostic] = []
  private static let most = 200

  var isFull: Bool { diagnostics.count >= Self.most }

  mutating func attempt(_ body: () throws(DecodingFailure) -> Void) {
    do throws(DecodingFailure) { try body() } catch { diagnostics += error.diagnostics }
  }

  func check() throws(DecodingFailure) {
    guard diagnostics.isEmpty else { throw DecodingFailure(diagnostics) }
  }
}

extension Cursor {
  /// The items of a list.
  func list() throws(DecodingFailure) -> [Node] {
    if let items = node.items { return items }
    var hint: String?
    if node.isNull {
      hint = "write [] for an empty list"
    } else if let scalar = node.scalar {
      hint = "write a list: [\(Self.flow(scalar.written))]"
    }
    throw mismatch(expected: "a list", hint: hint)
  }

  /// The entries of a mapping; none for null.
  func mapping() throws(DecodingFailure) -> [Node.Entry] {
    if let entries = node.entries { return entries }
    if node.isNull { return [] }
    let isListOfMappings = node.items?.first?.entries != nil
    throw mismatch(
      expected: "a mapping of keys to values",
      hint: isListOfMappings ? "write 'key: value' without the '-'" : nil)
  }

  /// A text as an item of a flow sequence, in quotes if it needs them.
  private static func flow(_ text: String) -> String {
    let isSimple = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || byte >= 0x80 || "._-/+".utf8.contains(byte)
    }
    guard text.unicodeScalars.count <= 40 else { return "…" }
    if isSimple, text != "-" { return text }
    return text.utf8.contains(UInt8(ascii: "\"")) || text.utf8.contains(UInt8(ascii: "\\"))
      ? "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        + "'"
      : "\"" + text + "\""
  }
}
