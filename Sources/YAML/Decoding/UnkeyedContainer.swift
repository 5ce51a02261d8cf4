/// Decodes the items of a list one after the other.
struct UnkeyedContainer: UnkeyedDecodingContainer {
  let cursor: Cursor
  let scope: DecodingScope
  let path: String
  let items: [Node]
  private(set) var currentIndex = 0

  var codingPath: [any CodingKey] { cursor.codingPath }
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  init(cursor: Cursor, scope: DecodingScope, path: String, items: [Node]) {
    self.cursor = cursor
    self.scope = scope
    self.path = path
    self.items = items
  }

  mutating func decodeNil() throws -> Bool {
    guard try next().cursor.node.isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let decoder = try next()
    let value = try decoder.checked(type) { () throws(DecodingFailure) in
      try decoder.cursor.decode(type)
    }
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<K: CodingKey>(
    keyedBy type: K.Type
  ) throws -> KeyedDecodingContainer<K> {
    let container = try next().container(keyedBy: type)
    currentIndex += 1
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try next().unkeyedContainer()
    currentIndex += 1
    return container
  }

  mutating func superDecoder() throws -> any Decoder {
    let decoder = try next()
    currentIndex += 1
    return decoder
  }

  /// A decoder for the next item, which stays the next one until it is decoded.
  private func next() throws -> NodeDecoder {
    if items.indices.contains(currentIndex) {
      return NodeDecoder(
        cursor.child(items[currentIndex], at: currentIndex), scope: scope,
        path: "\(path)/\(currentIndex)")
    }
    let key = IndexKey(currentIndex)
    if cursor.isMadeUp, let madeUp = cursor.madeUp(key) {
      return NodeDecoder(madeUp, scope: scope, path: "\(path)/\(currentIndex)")
    }
    throw cursor.failure(
      .nothing, .wrongType, "expected more than \(items.count) items in this list"
    ).decodingError(for: Any.self, at: codingPath + [key])
  }
}
