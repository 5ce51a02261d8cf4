import PipeKit
import YAML

/// How many documents are expected: a number, or limits.
struct CountExpectation: SettingValue, Hashable, CustomStringConvertible {
  private struct Limits: StageOptions, SettingValue {
    @Setting("At least so many.", range: 0...1_000_000_000)
    var min: Int? = nil

    @Setting("At most so many.", range: 0...1_000_000_000)
    var max: Int? = nil

    func problems() -> [OptionProblem] {
      guard min != nil || max != nil else {
        return [OptionProblem("limits nothing", hint: "write a number, or {min: 1, max: 3}")]
      }
      guard let min, let max, min > max else { return [] }
      return [OptionProblem("is larger than 'max'", options: ["min"])]
    }
  }

  private let least: Int
  private let most: Int?

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if try container.decode(Node.self).entries != nil {
      let limits = try container.decode(Limits.self)
      least = limits.min ?? 0
      most = limits.max
    } else {
      let count = try container.decode(Int.self)
      guard count >= 0 else { throw OptionProblem("must not be negative") }
      least = count
      most = count
    }
  }

  /// Whether a number is within the limits.
  func allows(_ count: Int) -> Bool { count >= least && count <= most ?? .max }

  var description: String {
    guard let most else { return "at least \(least)" }
    if least == most { return "\(least)" }
    return least == 0 ? "at most \(most)" : "\(least) to \(most)"
  }

  static var schema: JSONObject {
    ["anyOf": [["type": "integer", "minimum": 0], .object(Limits.schema)]]
  }
  static var typeName: String { "number, or {min, max}" }
  var settingJSON: JSON { .string(description) }
}
