import Diagnostics

/// A node that is about to be decoded, and what is known of its surroundings.
struct Cursor {
  var node: Node
  let rules: DecodingRules
  /// What messages call the value.
  var subject: String
  /// Where a missing key is reported.
  var owner: SourceLocation
  var codingPath: [any CodingKey] = []
  /// How deep a made-up value lies within others; nil where the file is decoded.
  ///
  /// A made-up value consists of zeros, empty texts and empty lists. It stands in for a wrong
  /// one while the rest of its mapping is looked through.
  private(set) var madeUpDepth: Int?

  var isMadeUp: Bool { madeUpDepth != nil }

  init(_ node: Node, rules: DecodingRules, subject: String, owner: SourceLocation) {
    self.node = node
    self.rules = rules
    self.subject = subject
    self.owner = owner
  }

  /// The cursor for the value of a key.
  func child(_ entry: Node.Entry, _ key: any CodingKey) -> Cursor {
    var child = self
    child.node = entry.value
    child.subject = "'\(entry.name.excerpt)'"
    child.owner = entry.key.location
    child.codingPath.append(key)
    return child
  }

  /// The cursor for an item of a list.
  func child(_ item: Node, at index: Int) -> Cursor {
    var child = self
    child.node = item
    child.owner = item.location
    child.codingPath.append(IndexKey(index))
    return child
  }

  /// The cursor for a made-up value in place of what is missing or wrong; nil if made-up values
  /// lie too deep, as they do in a type that contains itself.
  func madeUp(_ key: (any CodingKey)? = nil) -> Cursor? {
    let depth = (madeUpDepth ?? 0) + 1
    guard depth <= 16 else { return nil }
    var child = self
    child.node = .null(at: node.location, in: node.source)
    child.madeUpDepth = depth
    if let key { child.codingPath.append(key) }
    return child
  }

  /// Some value of a type, if one can be made up.
  func madeUpValue<T: Decodable>(_ type: T.Type, _ key: any CodingKey) -> T? {
    guard let cursor = madeUp(key) else { return nil }
    return try? cursor.decode(type)
  }

  func failure(
    _ reason: DecodingFailure.Reason, _ code: YAMLProblem, _ message: String, hint: String? = nil
  ) -> DecodingFailure {
    DecodingFailure([node.problem(code, message, hint: hint)], reason)
  }

  /// The failure for a value of another kind than the wanted one, such as `a whole number`.
  func mismatch(expected: String, hint: String? = nil) -> DecodingFailure {
    failure(
      node.isNull ? .nothing : .wrongType, .wrongType,
      "expected \(expected), found \(node.found)", hint: hint)
  }
}
