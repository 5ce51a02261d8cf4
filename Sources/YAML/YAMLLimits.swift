/// How much a YAML file may ask for before it is refused.
public struct YAMLLimits: Sendable, Hashable {
  /// The most bytes of a file, and the most bytes that variables may put into its scalars.
  public var bytes: Int
  /// How deep sequences and mappings may nest, aliases included; the outermost counts as 1.
  public var depth: Int
  /// The most nodes (scalars, sequences, mappings, keys) after the expansion of aliases.
  public var nodes: Int
  /// The most findings that are reported; further ones are only counted.
  public var problems: Int

  /// One mebibyte, 64 levels, 200,000 nodes, 100 findings.
  public static let `default` = YAMLLimits()

  /// Sets limits; depth is at most 256, since a tree is walked recursively.
  public init(
    bytes: Int = 1 << 20, depth: Int = 64, nodes: Int = 200_000, problems: Int = 100
  ) {
    self.bytes = max(0, bytes)
    self.depth = min(256, max(1, depth))
    self.nodes = max(1, nodes)
    self.problems = max(1, problems)
  }
}
