/// A value that can be written in a pipeline file and described in a JSON Schema.
public protocol SettingValue: Decodable, Sendable {
  /// The JSON Schema (2020-12) of what may be written.
  static var schema: JSONObject { get }
  /// What a manual calls the type: `whole number`, `list of text`.
  static var typeName: String { get }
  /// The value as it would be written.
  var settingJSON: JSON { get }
}

extension SettingValue {
  /// The value as a manual shows it.
  package var settingText: String {
    switch settingJSON {
    case .string(let text): text.isEmpty ? "''" : text
    case .number(let number): number.literal
    case .bool(let flag): flag ? "true" : "false"
    case .null: "none"
    case .array(let items) where items.isEmpty: "[]"
    case let value: String(decoding: value.serialized, as: UTF8.self)
    }
  }
}

extension Int: SettingValue {
  /// A whole number.
  public static var schema: JSONObject { ["type": "integer"] }
  /// What a manual calls the type.
  public static var typeName: String { "whole number" }
  /// The number.
  public var settingJSON: JSON { .number(JSONNumber(self)) }
}

extension Double: SettingValue {
  /// A number.
  public static var schema: JSONObject { ["type": "number"] }
  /// What a manual calls the type.
  public static var typeName: String { "number" }
  /// The number.
  public var settingJSON: JSON { .number(JSONNumber(self)) }
}

extension Bool: SettingValue {
  /// True or false.
  public static var schema: JSONObject { ["type": "boolean"] }
  /// What a manual calls the type.
  public static var typeName: String { "true or false" }
  /// The truth value.
  public var settingJSON: JSON { .bool(self) }
}

extension String: SettingValue {
  /// Text; numbers and truth values are taken as they are written.
  public static var schema: JSONObject { ["type": ["string", "number", "boolean"]] }
  /// What a manual calls the type.
  public static var typeName: String { "text" }
  /// The text.
  public var settingJSON: JSON { .string(self) }
}

extension Array: SettingValue where Element: SettingValue {
  /// A list.
  public static var schema: JSONObject { ["type": "array", "items": .object(Element.schema)] }
  /// What a manual calls the type.
  public static var typeName: String { "list of \(Element.typeName)" }
  /// The list.
  public var settingJSON: JSON { .array(map(\.settingJSON)) }
}

extension Dictionary: SettingValue where Key == String, Value: SettingValue {
  /// A mapping with keys of the author's choice.
  public static var schema: JSONObject {
    ["type": "object", "additionalProperties": .object(Value.schema)]
  }
  /// What a manual calls the type.
  public static var typeName: String { "mapping to \(Value.typeName)" }
  /// The mapping, sorted by key.
  public var settingJSON: JSON {
    .object(JSONObject(sorted { $0.key < $1.key }.map { ($0.key, $0.value.settingJSON) }))
  }
}

extension Optional: SettingValue where Wrapped: SettingValue {
  /// The value, or nothing.
  public static var schema: JSONObject {
    ["anyOf": [.object(Wrapped.schema), ["type": "null"]]]
  }
  /// What a manual calls the type.
  public static var typeName: String { Wrapped.typeName }
  /// The value, or `null`.
  public var settingJSON: JSON { self?.settingJSON ?? .null }
}

extension SettingValue where Self: CaseIterable & RawRepresentable, RawValue == String {
  /// One of the cases' names.
  public static var schema: JSONObject { ["enum": .array(allCases.map { .string($0.rawValue) })] }
  /// What a manual calls the type: the choices.
  public static var typeName: String { allCases.map(\.rawValue).joined(separator: " | ") }
  /// The case's name.
  public var settingJSON: JSON { .string(rawValue) }

  /// Reads the name of a case.
  ///
  /// - Throws: ``OptionProblem`` that lists the choices.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Self(rawValue: text) else {
      throw OptionProblem.notAChoice(text, among: Self.allCases.map(\.rawValue))
    }
    self = value
  }
}
