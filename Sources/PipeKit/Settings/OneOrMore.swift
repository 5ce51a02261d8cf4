/// A value, or a list of values: `contains: war` as well as `contains: [war, peace]`.
public struct OneOrMore<Element: SettingValue & Hashable>: SettingValue, Hashable {
  /// The values.
  public var values: [Element]

  /// Creates a list.
  public init(_ values: [Element]) { self.values = values }

  /// Reads a value or a list of values.
  public init(from decoder: any Decoder) throws {
    if (try? decoder.unkeyedContainer()) != nil {
      values = try decoder.singleValueContainer().decode([Element].self)
    } else {
      values = [try decoder.singleValueContainer().decode(Element.self)]
    }
  }

  /// A value, or a list of values.
  public static var schema: JSONObject {
    ["anyOf": [.object(Element.schema), ["type": "array", "items": .object(Element.schema)]]]
  }
  /// What a manual calls the type.
  public static var typeName: String { "\(Element.typeName), or a list" }
  /// The value where there is one, else the list.
  public var settingJSON: JSON {
    if values.count == 1, let only = values.first { return only.settingJSON }
    return .array(values.map(\.settingJSON))
  }
}
