/// The name of an element or an attribute, interned: comparing two names compares two numbers.
///
/// Well-known names are static constants (`.div`, `.href`) and mean the same in every tree. Any other
/// name has a number that belongs to the tree it was met in; a tree finds it by its text.
@frozen
public struct HTMLName: Hashable, Sendable {
  /// The number of the name.
  public let rawValue: UInt32

  @inlinable
  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Finds a well-known name; `nil` for names that only a tree can know.
  ///
  /// The text is compared as it stands: names in HTML are in lower case.
  public init?(known text: String) {
    guard let name = HTMLName.known[text] else { return nil }
    self = name
  }

  /// Whether the name is one of the static constants.
  public var isKnown: Bool { rawValue < UInt32(HTMLName.knownCount) }

  /// The texts of the known names, by number.
  static let knownTexts: [String] = knownNames.spacedNames.map(String.init)

  private static let known = Dictionary(
    uniqueKeysWithValues: knownTexts.enumerated().map { ($1, HTMLName(rawValue: UInt32($0))) })
}
