/// The decoder that a type's own `init(from:)` sees.
struct NodeDecoder: Decoder {
  let cursor: Cursor
  let scope: DecodingScope
  /// Where the node lies within the type that decodes itself; empty for the type's own node.
  var path = ""

  var codingPath: [any CodingKey] { cursor.codingPath }
  var userInfo: [CodingUserInfoKey: Any] { cursor.rules.userInfo }

  init(_ cursor: Cursor, scope: DecodingScope, path: String = "") {
    self.cursor = cursor
    self.scope = scope
    self.path = path
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try checked([String: String].self) { () throws(DecodingFailure) in
      KeyedDecodingContainer(
        KeyedContainer<Key>(
          frame: try scope.frame(cursor, path: path), scope: scope, path: path))
    }
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    scope.isAsked = true
    return try checked([String].self) { () throws(DecodingFailure) in
      UnkeyedContainer(
        cursor: cursor, scope: scope, path: path, items: cursor.isMadeUp ? [] : try cursor.list())
    }
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    scope.isAsked = true
    return SingleContainer(cursor: cursor)
  }

  /// Lets a failure out as the kind of error that `Decodable` types know.
  func checked<T, R>(
    _ type: T.Type, _ body: () throws(DecodingFailure) -> R
  ) throws(DecodingError) -> R {
    do throws(DecodingFailure) {
      return try body()
    } catch {
      throw error.decodingError(for: type, at: codingPath)
    }
  }
}
