/// A JSON value (RFC 8259).
public enum JSON: Sendable, Hashable {
  /// The literal `null`.
  case null
  /// The literal `true` or `false`.
  case bool(Bool)
  /// A number, as it was written.
  case number(JSONNumber)
  /// A string.
  case string(String)
  /// A list.
  case array([JSON])
  /// An object; the order of its members is kept.
  case object(JSONObject)
}

extension JSON {
  /// The text of a string; `nil` for any other value.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The value of a number; `nil` for any other value.
  public var double: Double? { if case .number(let value) = self { value.double } else { nil } }
  /// The value of a number that is whole; `nil` for any other value.
  public var int: Int? { if case .number(let value) = self { value.int } else { nil } }
  /// The value of a literal `true` or `false`; `nil` for any other value.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The members of a list; `nil` for any other value.
  public var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
  /// The members of an object; `nil` for any other value.
  public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
  /// Whether this is `null`.
  public var isNull: Bool { self == .null }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// Creates a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates a number.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  /// Creates a number.
  public init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
  /// Creates a literal `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates a list.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// Creates an object.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(JSONObject(elements))
  }
  /// Creates `null`.
  public init(nilLiteral: ()) { self = .null }
}

extension JSON {
  /// The number of bytes of the texts in the value and of its numbers, about.
  var size: Int {
    switch self {
    case .null, .bool: 4
    case .number(let number): number.literal.utf8.count
    case .string(let text): text.utf8.count
    case .array(let items): items.reduce(8) { $0 + $1.size }
    case .object(let object):
      object.members.reduce(8) { $0 + $1.key.utf8.count + $1.value.size }
    }
  }
}
