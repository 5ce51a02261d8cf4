/// The options of a stage that is no Swift type, such as a program or a macro: a JSON Schema (2020-12).
///
/// Of the schema these words are heeded: `properties`, `required`, and of each property `type`, `enum`, `minimum`,
/// `maximum`, `items`, `additionalProperties`, `default`, `description`, and `writeOnly` for what is not to be shown.
package struct OptionSchema: Sendable {
  /// An option.
  package struct Property: Sendable {
    /// The key as it is written.
    package let key: String
    /// Its own schema.
    package let schema: JSONObject
    /// Whether it has to be given.
    package let isRequired: Bool

    /// What it is where it is not given; `nil` where it then is not there.
    package var fallback: JSON? { isRequired ? nil : schema["default"] }
  }

  /// The options, in the order of the schema.
  package let properties: [Property]

  /// Reads a schema.
  ///
  /// - Parameter schema: An object with `properties`; an empty one for no options.
  /// - Throws: What is wrong with the schema, naming the option.
  package init(_ schema: JSONObject) throws(OptionProblem) {
    let members = schema["properties"] ?? .object([:])
    guard let members = members.object else {
      throw OptionProblem("'properties' of the options' schema is not an object")
    }
    let required = (schema["required"]?.array ?? []).compactMap(\.string)
    if let stray = required.first(where: { members[$0] == nil }) {
      throw OptionProblem("'required' names the option '\(stray)', which is not among 'properties'")
    }
    var properties: [Property] = []
    for member in members.members {
      guard let schema = member.value.object else {
        throw OptionProblem("the schema of the option '\(member.key)' is not an object")
      }
      if let problem = OptionType.problem(of: schema) {
        throw OptionProblem("the option '\(member.key)' \(problem)")
      }
      let property = Property(
        key: member.key, schema: schema, isRequired: required.contains(member.key))
      if let fallback = schema["default"], !fallback.isNull {
        var found: [Finding] = []
        _ = OptionType.value(of: fallback, schema, at: [member.key], &found)
        if let first = found.first {
          throw OptionProblem("the default of the option '\(member.key)' \(first.message)")
        }
      }
      properties.append(property)
    }
    self.properties = properties
  }

  /// Something wrong with options that were given.
  package struct Finding: Sendable {
    /// Where: keys, and numbers of items from 0.
    package var path: [String]
    /// What is wrong; its subject is the value at the path, unless a key itself is wrong.
    package var message: String
    /// What to do about it.
    package var hint: String?
    /// Whether the last key of the path is none that there is.
    package var isUnknownKey = false
    /// Whether the last key of the path is missing.
    package var isMissing = false
    /// What could have been written instead.
    package var choices: [String] = []
  }

  /// Checks options and fills in the defaults.
  ///
  /// - Parameter options: A mapping, or `null` for none.
  /// - Returns: The options with the defaults of those that are not given, and what is wrong; nothing where all is well.
  package func values(of options: JSON) -> (values: JSONObject, findings: [Finding]) {
    var found: [Finding] = []
    guard let given = options.isNull ? [:] : options.object else {
      return ([:], [Finding(path: [], message: "must be a mapping of options")])
    }
    let known = properties.map(\.key)
    for key in given.keys where !known.contains(key) {
      found.append(
        Finding(path: [key], message: "is no option", isUnknownKey: true, choices: known))
    }
    var values: JSONObject = [:]
    for property in properties {
      if let value = given[property.key], !value.isNull {
        values[property.key] = OptionType.value(
          of: value, property.schema, at: [property.key], &found)
      } else if property.isRequired {
        found.append(
          Finding(path: [property.key], message: "has to be given", isMissing: true))
      } else if let fallback = property.fallback {
        values[property.key] = fallback
      }
    }
    return (values, found)
  }

  /// The options as a manual and a schema of pipelines show them.
  package var settings: [SettingDescription] {
    properties.map { property in
      var schema = property.schema
      for key in ["description", "default", "writeOnly"] { schema[key] = nil }
      let fallback = property.fallback ?? .null
      return SettingDescription(
        key: property.key, help: property.schema["description"]?.string ?? "",
        isRequired: property.isRequired, isSecret: property.schema["writeOnly"]?.bool ?? false,
        typeName: OptionType.name(of: property.schema), schema: schema, defaultValue: fallback,
        defaultText: OptionType.text(of: fallback), inner: { [] }, property: property.key,
        wrapper: property.key,
        check: { _ in nil })
    }
  }

  /// The schema of the options as a mapping.
  package var json: JSONObject {
    var members: JSONObject = [:]
    for property in properties { members[property.key] = .object(property.schema) }
    var schema: JSONObject = [
      "type": "object", "properties": .object(members), "additionalProperties": false,
    ]
    let required = properties.filter(\.isRequired).map { JSON.string($0.key) }
    if !required.isEmpty { schema["required"] = .array(required) }
    return schema
  }
}
