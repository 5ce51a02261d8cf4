import PipeKit

/// What a test's clock says.
struct CaseTime: SettingValue, Hashable {
  var timestamp: Timestamp

  init(_ timestamp: Timestamp) { self.timestamp = timestamp }

  init(from decoder: any Decoder) throws {
    guard let time = Timestamp(try decoder.singleValueContainer().decode(String.self)) else {
      throw OptionProblem(
        "expected a date or a time", hint: "write 2026-11-23 or 2026-11-23T09:00:00Z")
    }
    timestamp = time
  }

  static var schema: JSONObject {
    ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].+)?$"]
  }
  static var typeName: String { "date or time" }
  var settingJSON: JSON { .string(timestamp.description) }
}
