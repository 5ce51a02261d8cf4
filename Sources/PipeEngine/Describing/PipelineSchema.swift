import PipeKit

extension Registry {
  /// The JSON Schema (2020-12) of pipeline files with the stages of this registry.
  public var schemaText: String {
    String(decoding: JSON.object(schema).prettyPrinted, as: UTF8.self)
  }

  private var schema: JSONObject {
    let common = CommonKeys.schema["properties"]?.object ?? [:]
    let withOptions = all.filter { entry in !entry.type.settings.contains { $0.isRequired } }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "pipe pipeline",
      "type": "object",
      "required": ["stages"],
      "additionalProperties": false,
      "properties": [
        "name": [
          "type": "string", "description": "What the pipeline is called; else the file's name.",
        ],
        "description": ["type": "string", "description": "What the pipeline is for."],
        "stages": [
          "type": "array", "minItems": 1, "items": ["$ref": "#/$defs/entry"],
          "description": "The stages, in order.",
        ],
        "tests": [
          "type": "array", "description": "Tests of the pipeline, run by 'pipe test'.",
          "items": ["type": "object"],
        ],
      ],
      "$defs": [
        "condition": .object(Condition.definition),
        "entry": [
          "anyOf": .array(
            [["enum": .array(withOptions.map { .string($0.manual.name) })]]
              + all.map { .object(entrySchema($0, common)) }),
          "description": .string(
            "A stage: its name, or its name with options. The stages are \(self.names.joined(separator: ", "))."
          ),
        ],
      ],
    ]
  }

  private func entrySchema(_ entry: Entry, _ common: JSONObject) -> JSONObject {
    let manual = entry.manual
    var options = entry.type.optionsSchema
    let isRequired = entry.type.settings.contains { $0.isRequired }
    options["description"] = .string(manual.summary)
    var properties: JSONObject = [
      manual.name: isRequired ? .object(options) : ["anyOf": [.object(options), ["type": "null"]]]
    ]
    for member in common.members { properties[member.key] = member.value }
    return [
      "type": "object", "required": [.string(manual.name)], "properties": .object(properties),
      "additionalProperties": false,
    ]
  }
}

extension Stage {
  /// The JSON Schema of the stage's options.
  fileprivate static var optionsSchema: JSONObject { Options.schema }
}
