public import Diagnostics

extension Node {
  /// Decodes a value from this node, or says everything that is wrong with it.
  ///
  /// - A null where a mapping is wanted counts as an empty one.
  /// - Keys that the type never asks for are errors. Asking its container for `allKeys` counts as
  ///   asking for every key that the type's coding keys can express; dynamic coding keys express
  ///   all of them.
  /// - A plain scalar decodes as `String` with its text, `2026` and `true` too, but not null.
  /// - A single value is not taken for a list of one.
  /// - `Array`, `Set`, `Dictionary` and `Optional` report every wrong element. A type without a
  ///   schema is decoded again after a wrong value, with an empty value in its place, to find
  ///   what else is wrong; nothing of this is ever returned.
  /// - A type may have a `Node` among its properties, to be decoded later.
  ///
  /// - Parameters:
  ///   - type: the type to decode.
  ///   - rules: how keys are spelled and what is known of the types.
  ///   - subject: what messages call the value, such as `'clean'` with its quotes.
  ///   - owner: where missing keys are reported, such as the place of the stage's name; by
  ///     default the node's own place.
  /// - Returns: the value.
  /// - Throws: `Problems` with all findings, in the order of the file.
  public func decode<T: Decodable>(
    _ type: T.Type = T.self, rules: DecodingRules = DecodingRules(), subject: String,
    owner: SourceLocation? = nil
  ) throws(Problems) -> T {
    let cursor = Cursor(self, rules: rules, subject: subject, owner: owner ?? location)
    do throws(DecodingFailure) {
      return try cursor.decode(type)
    } catch {
      var collector = DiagnosticCollector()
      // A merged or aliased mapping may have been decoded several times.
      collector.add(error.diagnostics.sortedByPlace())
      throw collector.problems ?? Problems(problem(.invalidValue, "this cannot be used here"))
    }
  }
}

extension Node: Decodable {
  /// Takes the node itself; works only where a node is decoded.
  public init(from decoder: any Decoder) throws {
    guard let decoder = decoder as? NodeDecoder else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "a node can only come from YAML"))
    }
    self = decoder.cursor.node
  }
}
