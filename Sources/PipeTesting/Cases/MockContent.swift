import PipeKit
import YAML

/// What a file of a test holds: a text, or what another file holds.
enum MockContent: SettingValue, Hashable {
  case text(String)
  case file(String)

  private struct Reference: StageOptions, SettingValue {
    @Setting("The file to read, relative to the test's file.", required: true)
    var file = ""
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if try container.decode(Node.self).entries != nil {
      self = .file(try container.decode(Reference.self).file)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  static var schema: JSONObject {
    ["anyOf": [.object(String.schema), .object(Reference.schema)]]
  }
  static var typeName: String { "text, or {file: PATH}" }
  var settingJSON: JSON {
    switch self {
    case .text(let text): .string(text)
    case .file(let path): ["file": .string(path)]
    }
  }
}
