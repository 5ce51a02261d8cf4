import PipeKit

extension Registry {
  /// The JSON Schema (2020-12) of pipeline files with the stages of this registry.
  public var schemaText: String {
    String(decoding: JSON.object(schema).prettyPrinted, as: UTF8.self)
  }

  private var schema: JSONObject {
    let all = all.filter { $0.maker.problem == nil }
    let bare = all.filter { entry in !entry.maker.settings.contains { $0.isRequired } }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "pipe pipeline",
      "type": "object",
      "required": ["stages"],
      "additionalProperties": false,
      "properties": [
        "name": Self.text("What the pipeline is called; else the file's name."),
        "description": Self.text("What the pipeline is for."),
        "plugins": [
          "description": "Plugins, or folders with some, beside those that are found anyway.",
          "anyOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]],
        ],
        "stages": [
          "type": "array", "minItems": 1, "items": ["$ref": "#/$defs/entry"],
          "description": "The stages, in order.",
        ],
        "max_failures": Self.property("max_failures"),
        "max_document": Self.property("max_document"),
        "tests": [
          "type": "array", "description": "Tests of the pipeline, run by 'pipe test'.",
          "items": ["type": "object"],
        ],
      ],
      "$defs": [
        "condition": .object(Condition.definition.allowingVariables),
        "variable": .object(JSONObject.variable),
        "entry": [
          "anyOf": .array(
            [["enum": .array(bare.map { .string($0.manual.name) })]]
              + all.map { .object(entrySchema($0)) }),
          "description": .string(
            "A stage: its name, or its name with options. The stages are "
              + "\(self.names.joined(separator: ", "))."),
        ],
      ],
    ]
  }

  private static func property(_ key: String) -> JSON {
    PipelineKeys.schema.allowingVariables["properties"]?.object?[key] ?? .null
  }

  private static func text(_ description: String) -> JSON {
    var schema = String.schema
    schema["description"] = .string(description)
    return .object(schema)
  }

  private func entrySchema(_ entry: Entry) -> JSONObject {
    let manual = entry.manual
    var options = entry.maker.optionsSchema.allowingVariables
    let isRequired = entry.maker.settings.contains { $0.isRequired }
    options["description"] = .string(manual.summary)
    var properties: JSONObject = [
      manual.name: isRequired ? .object(options) : ["anyOf": [.object(options), ["type": "null"]]]
    ]
    let common = CommonKeys.schema.allowingVariables["properties"]?.object ?? [:]
    for member in common.members
    where entry.maker.heedsAttempts || !CommonKeys.ofAttempts.contains(member.key) {
      properties[member.key] = member.value
    }
    return [
      "type": "object", "required": [.string(manual.name)], "properties": .object(properties),
      "additionalProperties": false,
    ]
  }
}

extension JSONObject {
  /// The schema of a text with a variable in it.
  fileprivate static let variable: JSONObject = [
    "type": "string", "pattern": "\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\\}",
    "description": "Filled in from the environment: ${NAME} or ${NAME:-default}.",
  ]

  /// A schema that allows a variable in place of every number, choice and text of a certain form:
  /// what the variable stands for is not known to whoever uses the schema.
  fileprivate var allowingVariables: JSONObject {
    var schema = self
    for key in ["properties", "patternProperties"] {
      guard let parts = schema[key]?.object else { continue }
      schema[key] = .object(
        JSONObject(parts.members.map { ($0.key, $0.value.allowingVariables) }))
    }
    for key in ["items", "additionalProperties"] {
      schema[key] = schema[key].map(\.allowingVariables)
    }
    if let choices = schema["anyOf"]?.array {
      schema["anyOf"] = .array(choices.map(\.allowingVariables))
    }
    guard isNarrow else { return schema }
    var outer: JSONObject = [:]
    for key in ["description", "default"] {
      outer[key] = schema[key]
      schema[key] = nil
    }
    outer["anyOf"] = [.object(schema), ["$ref": "#/$defs/variable"]]
    return outer
  }

  /// Whether this is the schema of a single value that a variable's text would not fit.
  private var isNarrow: Bool {
    if self["enum"] != nil { return true }
    switch self["type"]?.string {
    case "integer", "number", "boolean": return true
    case "string": return self["pattern"] != nil || self["format"] != nil
    default: return false
    }
  }
}

extension JSON {
  fileprivate var allowingVariables: JSON {
    object.map { .object($0.allowingVariables) } ?? self
  }
}
