public import PipeKit

/// A mapping whose keys and values belong to somebody else, such as the options of a program.
public struct FreeOptions: SettingValue, Hashable {
  /// The mapping.
  public var object: JSONObject

  /// Creates a mapping.
  public init(_ object: JSONObject = [:]) { self.object = object }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads a mapping of any values.
  public init(from decoder: any Decoder) throws {
    switch try Self.value(decoder) {
    case .object(let object): self.object = object
    case .null: object = [:]
    default: throw OptionProblem("must be a mapping of options")
    }
  }

  private static func value(_ decoder: any Decoder) throws -> JSON {
    // As a mapping it would be one without entries.
    if try decoder.singleValueContainer().decodeNil() { return .null }
    if let mapping = try? decoder.container(keyedBy: Key.self) {
      var object: JSONObject = [:]
      for key in mapping.allKeys {
        object[key.stringValue] = try value(mapping.superDecoder(forKey: key))
      }
      return .object(object)
    }
    if var list = try? decoder.unkeyedContainer() {
      var items: [JSON] = []
      while !list.isAtEnd { items.append(try value(list.superDecoder())) }
      return .array(items)
    }
    let single = try decoder.singleValueContainer()
    if let flag = try? single.decode(Bool.self) { return .bool(flag) }
    if let number = try? single.decode(Int.self) { return .number(JSONNumber(number)) }
    if let number = try? single.decode(Double.self) { return .number(JSONNumber(number)) }
    return .string(try single.decode(String.self))
  }

  /// Any mapping.
  public static var schema: JSONObject { ["type": "object"] }
  /// What a manual calls the type.
  public static var typeName: String { "mapping" }
  /// The mapping.
  public var settingJSON: JSON { .object(object) }
}
