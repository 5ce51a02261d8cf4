public import Diagnostics

/// What decoding has to know beside the types that are decoded.
public struct DecodingRules: Sendable {
  /// How a coding key is spelled in the file; by default `minLength` is `min_length`.
  public var spelling: @Sendable (String) -> String
  /// What is known of a type that is decoded from a mapping; nil for types that speak for
  /// themselves.
  public var schema: @Sendable (any Decodable.Type) -> MappingSchema?
  /// What a type is called whose values are written as text, such as `a duration`; nil to speak of
  /// text.
  public var name: @Sendable (any Decodable.Type) -> String?
  /// Says what an error thrown by a type's own `init(from:)` means for the node being decoded; nil
  /// to have it described in the usual way.
  public var translate: @Sendable (any Error, Node) -> [Diagnostic]?
  /// Says what is wrong with a value that was decoded from a node, all of its parts being right.
  public var validate: @Sendable (Any, Node) -> [Diagnostic]
  /// What a type's `init(from:)` finds in its decoder's `userInfo`.
  public var userInfo: [CodingUserInfoKey: any Sendable]

  /// Makes rules; what is left out is as for types that speak for themselves.
  public init(
    spelling: @escaping @Sendable (String) -> String = DecodingRules.snakeCase,
    schema: @escaping @Sendable (any Decodable.Type) -> MappingSchema? = { _ in nil },
    name: @escaping @Sendable (any Decodable.Type) -> String? = { _ in nil },
    translate: @escaping @Sendable (any Error, Node) -> [Diagnostic]? = { _, _ in nil },
    validate: @escaping @Sendable (Any, Node) -> [Diagnostic] = { _, _ in [] },
    userInfo: [CodingUserInfoKey: any Sendable] = [:]
  ) {
    self.spelling = spelling
    self.schema = schema
    self.name = name
    self.translate = translate
    self.validate = validate
    self.userInfo = userInfo
  }

  /// Writes `minLength` as `min_length` and `feedURL` as `feed_url`.
  @Sendable
  public static func snakeCase(_ name: String) -> String {
    let letters = Array(name.unicodeScalars)
    func isUpper(_ index: Int) -> Bool {
      letters.indices.contains(index) && letters[index].properties.isUppercase
    }
    var result = ""
    for (index, letter) in letters.enumerated() {
      let beginsWord =
        isUpper(index) && index > 0 && letters[index - 1] != "_"
        && (!isUpper(index - 1) || (index + 1 < letters.count && !isUpper(index + 1)))
      if beginsWord { result += "_" }
      result += letter.properties.lowercaseMapping
    }
    return result
  }

  /// Writes `min_length` as `minLength`, which undoes most of `snakeCase(_:)`.
  static func camelCase(_ name: String) -> String {
    var result = ""
    for part in name.split(separator: "_", omittingEmptySubsequences: true) {
      if result.isEmpty {
        result += part
      } else {
        result += part.prefix(1).uppercased() + part.dropFirst()
      }
    }
    return result
  }
}
