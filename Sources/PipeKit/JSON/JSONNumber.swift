/// A JSON number, kept as it was written so that nothing is lost on the way through.
///
/// Two numbers are equal when they are written alike: `1.0` is not `1`.
public struct JSONNumber: Sendable, Hashable {
  /// The number as it stands in JSON.
  public let literal: String

  /// Creates a number from a literal that is known to follow JSON's grammar.
  package init(validated literal: String) { self.literal = literal }

  /// Creates a whole number.
  public init(_ value: Int) { literal = String(value) }

  /// Creates a number; what JSON cannot say (not a number, infinities) becomes 0.
  public init(_ value: Double) {
    // Up to 2^53 every whole number is a double, so that no digit is made up.
    if value.magnitude <= 9_007_199_254_740_992, value == value.rounded() {
      literal = String(Int64(value))
    } else {
      literal = value.isFinite ? String(value) : "0"
    }
  }

  /// The nearest double; infinite where the number is too large for one.
  public var double: Double { Double(literal) ?? 0 }

  /// The number, where it is whole and fits.
  public var int: Int? { Int(literal) ?? Int(exactly: double) }
}
