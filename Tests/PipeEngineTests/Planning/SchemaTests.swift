import PipeEngine
import PipeKit
import Testing

/// The JSON Schema of pipeline files.
///
/// That it accepts and rejects what it should is checked by `scripts/check-schema`, since there is no
/// validator here.
@Suite struct SchemaTests {
  private func schema() throws -> JSONObject {
    let schema = try JSON(parsing: PlanningStages.registry().schemaText)
    return try #require(schema.object)
  }

  /// The schema of a stage's options.
  private func options(_ name: String) throws -> JSONObject {
    let entries = try schema()["$defs"]?.object?["entry"]?.object?["anyOf"]?.array ?? []
    for entry in entries {
      guard let stage = entry.object?["properties"]?.object?[name]?.object else { continue }
      return stage["anyOf"]?.array?.first?.object ?? stage
    }
    return [:]
  }

  @Test func hasAnEntryForEachStage() throws {
    let names = try PlanningStages.registry().names
    for name in names {
      let options = try options(name)
      #expect(options["type"] == "object", "\(name)")
      #expect(options["additionalProperties"] == false, "\(name)")
    }
    let bare = try schema()["$defs"]?.object?["entry"]?.object?["anyOf"]?.array?.first
    // A stage that needs an option cannot stand by its name alone.
    #expect(
      bare?.object?["enum"]
        == .array(names.filter { $0 != "feed" && $0 != "store" }.map { .string($0) }))
  }

  @Test func carriesLimitsDefaultsAndHelp() throws {
    let properties = try #require(try options("rich")["properties"]?.object)
    #expect(
      properties["count"] == [
        "description": "A whole number.", "default": 3,
        "anyOf": [
          ["type": "integer", "minimum": 1, "maximum": 10], ["$ref": "#/$defs/variable"],
        ],
      ])
    #expect(
      properties["mode"]?.object?["anyOf"]?.array?.first == ["enum": ["fast", "exact", "thorough"]])
    #expect(properties["title"]?.object?["type"] == ["string", "number", "boolean"])
    #expect(properties["rules"]?.object?["items"]?.object?["required"] == ["name"])
    #expect(properties["where"]?.object?["anyOf"]?.array?.first == ["$ref": "#/$defs/condition"])
    #expect(try options("feed")["required"] == ["urls"])
  }

  @Test func offersOnlyTheCommonKeysThatAStageHeeds() throws {
    func keys(_ name: String) throws -> [String] {
      let entries = try schema()["$defs"]?.object?["entry"]?.object?["anyOf"]?.array ?? []
      let entry = entries.first { $0.object?["required"]?.array == [.string(name)] }
      return entry?.object?["properties"]?.object?.keys ?? []
    }
    #expect(try keys("clean") == ["clean", "id", "when", "on_error", "retry", "timeout"])
    #expect(try keys("patient") == ["patient", "id", "when", "on_error", "retry", "timeout"])
    #expect(try keys("digest") == ["digest", "id", "when", "on_error"])
  }

  @Test func everyReferenceLeadsSomewhere() throws {
    let definitions = Set(try schema()["$defs"]?.object?.keys ?? [])
    var waiting: [JSON] = [.object(try schema())]
    while let next = waiting.popLast() {
      waiting += next.array ?? []
      for member in next.object?.members ?? [] {
        if member.key == "$ref", let target = member.value.string {
          #expect(definitions.contains(String(target.dropFirst("#/$defs/".count))), "\(target)")
        }
        waiting.append(member.value)
      }
    }
  }
}
