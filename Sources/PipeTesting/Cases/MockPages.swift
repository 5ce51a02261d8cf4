import PipeKit

/// What the network answers to a test, by address.
struct MockPages: SettingValue {
  var answers: [String: MockAnswer]

  init() { answers = [:] }

  init(from decoder: any Decoder) throws {
    answers = try decoder.singleValueContainer().decode([String: MockAnswer].self)
    let wrong = answers.keys.filter { HTTPAddress($0) == nil }.sorted()
    guard wrong.isEmpty else {
      throw OptionProblems(
        wrong.map { address in
          OptionProblem(
            "is not a web address", options: [address],
            hint: "it starts with http:// or https:// and has no spaces")
        })
    }
  }

  static var schema: JSONObject {
    ["type": "object", "additionalProperties": .object(MockAnswer.schema)]
  }
  static var typeName: String { "mapping of addresses to answers" }
  var settingJSON: JSON {
    .object(JSONObject(answers.sorted { $0.key < $1.key }.map { ($0.key, $0.value.settingJSON) }))
  }
}
