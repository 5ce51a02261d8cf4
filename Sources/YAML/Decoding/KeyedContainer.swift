/// Decodes the values of a mapping by their keys.
struct KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let frame: MappingFrame
  let scope: DecodingScope
  let path: String

  var codingPath: [any CodingKey] { cursor.codingPath }
  var allKeys: [Key] { frame.allKeys(Key.self) }
  private var cursor: Cursor { frame.cursor }

  func contains(_ key: Key) -> Bool {
    frame.entry(key) != nil
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    guard let entry = frame.entry(key) else { throw missing(key, nil as Bool?) }
    return entry.value.isNull && scope.patches[path(key)] == nil
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    let entry = frame.entry(key)
    // Unwrapped first: nothing at all would pass for the value of an optional type.
    if let patch = scope.patches[path(key)], let value = patch as? T { return value }
    let field = frame.field(key)
    let fallback = field?.fallback.flatMap { $0 as? T }
    if cursor.isMadeUp {
      if let value = fallback ?? cursor.madeUpValue(type, key) { return value }
      throw missing(key, nil as T?)
    }
    guard let entry else {
      // A required key that is missing is reported when the mapping is done with.
      if let fallback { return fallback }
      throw missing(key, cursor.madeUpValue(type, key))
    }
    let child = cursor.child(entry, key)
    do throws(DecodingFailure) {
      let value = try child.decode(type)
      if let complaint = field?.check?(value) { scope.problems.append(child.describe(complaint)) }
      return value
    } catch {
      if let fallback {
        scope.problems += error.diagnostics
        return fallback
      }
      var failure = error
      failure.path = offer(cursor.madeUpValue(type, key), for: key)
      throw failure.decodingError(for: type, at: child.codingPath)
    }
  }

  func nestedContainer<K: CodingKey>(
    keyedBy type: K.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<K> {
    try nested(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try nested(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    superDecoder(NameKey("super"))
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    superDecoder(key)
  }

  private func path(_ key: any CodingKey) -> String {
    path + "/" + key.stringValue
  }

  /// Keeps a made-up value for the next run; hands back what to ask for it by.
  private func offer<T>(_ value: T?, for key: Key) -> String? {
    guard let value else { return nil }
    scope.offers[path(key)] = value
    return path(key)
  }

  private func missing<T>(_ key: Key, _ madeUp: T?) -> DecodingError {
    DecodingFailure([frame.missing(key)], .missing(key), path: offer(madeUp, for: key))
      .decodingError(for: T.self, at: codingPath)
  }

  private func nested(_ key: Key) throws -> NodeDecoder {
    if let entry = frame.entry(key) {
      return NodeDecoder(cursor.child(entry, key), scope: scope, path: path(key))
    }
    guard cursor.isMadeUp, let madeUp = cursor.madeUp(key) else {
      throw missing(key, nil as Bool?)
    }
    return NodeDecoder(madeUp, scope: scope, path: path(key))
  }

  /// A decoder for the value of a key; for null, if there is none.
  private func superDecoder(_ key: any CodingKey) -> NodeDecoder {
    let null = Node.null(at: cursor.node.location, in: cursor.node.source)
    let entry = frame.entry(key) ?? Node.Entry(key: cursor.node, value: null)
    var child = cursor.child(entry, key)
    if frame.entry(key) == nil { child.subject = cursor.subject; child.owner = cursor.owner }
    return NodeDecoder(child, scope: scope, path: path(key))
  }
}
