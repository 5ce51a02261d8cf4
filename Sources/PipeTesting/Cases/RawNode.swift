import PipeKit
import YAML

/// A value that is read later, by somebody who knows more of it.
struct RawNode: SettingValue {
  let node: Node

  init(from decoder: any Decoder) throws {
    node = try decoder.singleValueContainer().decode(Node.self)
  }

  static var schema: JSONObject { [:] }
  static var typeName: String { "any value" }
  var settingJSON: JSON { .null }
}
