import PipeKit
import YAML

/// How many documents are expected to be dropped: in all, or by reason.
enum DropExpectation: SettingValue, Hashable {
  case total(Int)
  case reasons([String: Int])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if try container.decode(Node.self).entries != nil {
      let reasons = try container.decode([String: Int].self)
      if reasons.isEmpty {
        throw OptionProblem("names no reason", hint: "write dropped: 0 where nothing is dropped")
      }
      let negative = reasons.filter { $0.value < 0 }.keys.sorted()
      if !negative.isEmpty {
        throw OptionProblems(negative.map { OptionProblem("must not be negative", options: [$0]) })
      }
      self = .reasons(reasons)
    } else {
      let count = try container.decode(Int.self)
      guard count >= 0 else { throw OptionProblem("must not be negative") }
      self = .total(count)
    }
  }

  static var schema: JSONObject {
    [
      "anyOf": [
        ["type": "integer", "minimum": 0],
        [
          "type": "object", "minProperties": 1,
          "additionalProperties": ["type": "integer", "minimum": 0],
        ],
      ]
    ]
  }
  static var typeName: String { "number, or mapping of reasons to numbers" }
  var settingJSON: JSON {
    switch self {
    case .total(let count): count.settingJSON
    case .reasons(let reasons): reasons.settingJSON
    }
  }
}
