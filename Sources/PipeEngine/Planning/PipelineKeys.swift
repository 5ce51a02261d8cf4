import PipeKit

/// The keys of a pipeline that set limits for all of its stages.
struct PipelineKeys: StageOptions {
  @Setting(
    """
    How many failures end a run: a number, or a share of what was brought in, such as 5%; any \
    number if not given.
    """)
  var maxFailures: MaxFailures? = nil

  @Setting("The largest document that goes through the pipeline; a larger one fails.")
  var maxDocument = ByteSize(Plan.usualMaxDocument)

  static let names = settings.map(\.key)

  /// What would refuse everything.
  func problems() -> [OptionProblem] {
    guard maxDocument.bytes < 1 else { return [] }
    return [OptionProblem("must be at least 1B", options: ["max_document"])]
  }
}

/// How many failures are too many, as it is written in a pipeline file: `100` or `5%`.
struct MaxFailures: SettingValue {
  let most: FailureLimit.Most

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let count = try? container.decode(Int.self), count >= 0 {
      most = .count(count)
      return
    }
    let text = (try? container.decode(String.self)) ?? ""
    guard text.hasSuffix("%"), let percent = Double(text.dropLast()), (0...100).contains(percent)
    else {
      throw OptionProblem(
        "expected a number of failures, or a share",
        hint: "write a whole number such as 100, or a share such as 5%")
    }
    most = .share(percent / 100)
  }

  static var schema: JSONObject {
    [
      "anyOf": [
        ["type": "integer", "minimum": 0], ["type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?%$"],
      ]
    ]
  }
  static var typeName: String { "number or share" }
  var settingJSON: JSON {
    switch most {
    case .count(let count): .number(JSONNumber(count))
    case .share(let share): .string("\(share * 100)%")
    }
  }
}
