/// A tag of the core schema of YAML 1.2, which are all the tags there are here.
public enum CoreTag: String, Sendable, Hashable, CaseIterable {
  /// Nothing.
  case null
  /// True or false.
  case bool
  /// A whole number.
  case int
  /// A number.
  case float
  /// Text.
  case string = "str"
  /// A list.
  case sequence = "seq"
  /// A mapping.
  case mapping = "map"

  /// How the tag is written, such as `!!str`.
  public var shorthand: String { "!!" + rawValue }

  static let prefix = "tag:yaml.org,2002:"

  /// The tag with a full name such as `tag:yaml.org,2002:str`; nil if it is not a core one.
  init?(uri: String) {
    guard uri.hasPrefix(Self.prefix) else { return nil }
    self.init(rawValue: String(uri.dropFirst(Self.prefix.count)))
  }

  /// What the tag asks for, for use in messages.
  var meaning: String {
    switch self {
    case .null: "nothing"
    case .bool: "true or false"
    case .int: "a whole number"
    case .float: "a number"
    case .string: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
