public import Diagnostics

/// A value of a YAML file that remembers where it was written.
///
/// Aliases are expanded and merge keys carried out, so a tree of nodes holds nothing but scalars,
/// sequences and mappings whose keys are scalars, each key once.
public struct Node: Sendable, Hashable {
  /// What a node can hold.
  public enum Value: Sendable, Hashable {
    /// A single value.
    case scalar(Scalar)
    /// A list.
    case sequence([Node])
    /// Keys and values in the order of the file; merged ones follow the mapping's own.
    case mapping([Entry])
  }

  /// A key and its value.
  public struct Entry: Sendable, Hashable {
    /// The key, always a scalar.
    public var key: Node
    /// The value.
    public var value: Node

    /// The key's text.
    public var name: String {
      if case .scalar(let scalar) = key.value { scalar.text } else { "" }
    }

    /// Pairs a key and a value.
    public init(key: Node, value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// What the node holds.
  public var value: Value
  /// Where the value stands, without its anchor and tag; for an alias, where the alias stands.
  public var location: SourceLocation
  /// For an alias, where the value it stands for was written.
  public var aliased: SourceLocation?
  /// The name of the file, as in its `SourceText`.
  public var source: String

  /// Makes a node.
  public init(
    _ value: Value, at location: SourceLocation, in source: String,
    aliased: SourceLocation? = nil
  ) {
    self.value = value
    self.location = location
    self.source = source
    self.aliased = aliased
  }

  /// Makes a node that holds nothing, such as the options of a stage that is given none.
  public static func null(at location: SourceLocation, in source: String) -> Node {
    Node(.scalar(Scalar("")), at: location, in: source)
  }
}

extension Node {
  /// The scalar that the node holds, if it holds one.
  public var scalar: Scalar? {
    if case .scalar(let scalar) = value { scalar } else { nil }
  }

  /// The text of a scalar, however it would be typed.
  public var text: String? {
    if case .scalar(let scalar) = value { scalar.text } else { nil }
  }

  /// The items of a sequence.
  public var items: [Node]? {
    if case .sequence(let items) = value { items } else { nil }
  }

  /// The entries of a mapping.
  public var entries: [Entry]? {
    if case .mapping(let entries) = value { entries } else { nil }
  }

  /// Whether the node is YAML's null: empty, `~` or `null` without quotes.
  public var isNull: Bool { scalar?.resolved == .null }

  /// The value of a mapping's key.
  public subscript(key: String) -> Node? {
    entry(key)?.value
  }

  /// The entry of a mapping's key.
  public func entry(_ key: String) -> Entry? {
    entries?.first { $0.name == key }
  }

  /// Where the value itself was written, even if an alias stands for it.
  var origin: SourceLocation { aliased ?? location }
}
