/// Decodes a node as a whole.
struct SingleContainer: SingleValueDecodingContainer {
  let cursor: Cursor

  var codingPath: [any CodingKey] { cursor.codingPath }

  func decodeNil() -> Bool {
    cursor.node.isNull
  }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    do throws(DecodingFailure) {
      return try cursor.decode(type)
    } catch {
      throw error.decodingError(for: type, at: codingPath)
    }
  }
}
