/// The limits of a parser that a document ran into; see ``HTMLParser/Options``.
public struct HTMLLimits: OptionSet, Sendable {
  /// The limits as bits.
  public let rawValue: UInt8
  /// Makes limits of their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The document was longer than is read.
  public static let length = HTMLLimits(rawValue: 1 << 0)
  /// The tree has as many nodes as it may have, and the rest was not read.
  public static let nodes = HTMLLimits(rawValue: 1 << 1)
  /// Elements were nested deeper than is kept.
  public static let depth = HTMLLimits(rawValue: 1 << 2)
  /// A tag had more attributes than are kept.
  public static let attributes = HTMLLimits(rawValue: 1 << 3)
  /// Formatting elements were misnested more often than is put right.
  public static let copies = HTMLLimits(rawValue: 1 << 4)
}
