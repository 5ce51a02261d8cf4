/// How specific a selector is: where several match, the most specific counts (Selectors 4, 16).
public struct CSSSpecificity: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number of ids.
  public var ids: Int
  /// The number of classes, attributes and pseudo-classes.
  public var classes: Int
  /// The number of element names.
  public var types: Int

  /// Makes a specificity of its three numbers.
  public init(ids: Int = 0, classes: Int = 0, types: Int = 0) {
    self.ids = ids
    self.classes = classes
    self.types = types
  }

  /// Whether `a` is less specific than `b`.
  public static func < (a: CSSSpecificity, b: CSSSpecificity) -> Bool {
    (a.ids, a.classes, a.types) < (b.ids, b.classes, b.types)
  }

  static func += (a: inout CSSSpecificity, b: CSSSpecificity) {
    a.ids += b.ids
    a.classes += b.classes
    a.types += b.types
  }

  /// The three numbers: `(1,0,2)`.
  public var description: String { "(\(ids),\(classes),\(types))" }
}
