public import Diagnostics

extension Node {
  /// Reads a YAML file: one document, in YAML 1.2 with the core schema.
  ///
  /// A file that is empty or holds only comments gives a null node in line 1. All duplicate keys,
  /// foreign tags, unknown aliases and wrong merges are reported in one go; a syntax error or a
  /// limit that is passed ends the reading. Keys are compared as text, so that `1` and `"1"` are
  /// the same key.
  ///
  /// - Parameters:
  ///   - source: the text; its name goes into every node.
  ///   - limits: how much the text may ask for.
  /// - Returns: the root of the document.
  /// - Throws: `Problems` with everything that was found wrong.
  public static func parse(
    _ source: SourceText, limits: YAMLLimits = .default
  ) throws(Problems) -> Node {
    var builder = NodeBuilder(source, limits: limits)
    return try builder.build()
  }
}
