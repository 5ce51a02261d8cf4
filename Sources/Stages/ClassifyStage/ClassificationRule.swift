public import PipeKit

/// When a document gets a label: the value under the label's name.
///
/// A keyword, a list of keywords, or a mapping: `{any: […], all: […], none: […]}`.
public struct ClassificationRule: SettingValue {
  /// The mapping's keys.
  struct Parts: StageOptions, SettingValue {
    @Setting("At least one of these must be found; each that is counts.")
    var any = OneOrMore<Keyword>([])

    @Setting("All of these must be found; each counts.")
    var all = OneOrMore<Keyword>([])

    @Setting("None of these may be found.")
    var none = OneOrMore<Keyword>([])

    @Setting("How much the label's keywords count.", range: 0.01...100.0)
    var weight = 1.0

    @Setting("The least score of the label, instead of the stage's.", range: 0.0...1.0)
    var threshold: Double? = nil

    init() {}

    func problems() -> [OptionProblem] {
      guard any.values.isEmpty, all.values.isEmpty else { return ClassificationRule.problems(self) }
      return [
        OptionProblem(
          "the rule has no keywords that speak for its label",
          hint: "list some under any, or under all")
      ]
    }
  }

  let parts: Parts

  /// A rule that one of some keywords fulfils.
  public init(any keywords: [Keyword]) {
    var parts = Parts()
    parts.any = OneOrMore(keywords)
    self.parts = parts
  }

  /// A rule of keywords.
  ///
  /// - Parameters:
  ///   - any: Keywords that count, of which at least one must be found.
  ///   - all: Keywords that count, which must all be found.
  ///   - none: Keywords that may not be found.
  ///   - weight: How much the keywords count, above 0.
  ///   - threshold: The least score of the label, from 0 to 1, instead of the stage's.
  public init(
    any: [Keyword] = [], all: [Keyword] = [], none: [Keyword] = [], weight: Double = 1,
    threshold: Double? = nil
  ) {
    var parts = Parts()
    parts.any = OneOrMore(any)
    parts.all = OneOrMore(all)
    parts.none = OneOrMore(none)
    parts.weight = weight
    parts.threshold = threshold
    self.parts = parts
  }

  private init(_ parts: Parts) { self.parts = parts }

  /// Reads a keyword, a list of keywords or a mapping.
  public init(from decoder: any Decoder) throws {
    if let keyword = try? decoder.singleValueContainer().decode(String.self) {
      self.init(any: [try Keyword(keyword)])
    } else if (try? decoder.unkeyedContainer()) != nil {
      self.init(any: try decoder.singleValueContainer().decode([Keyword].self))
      if let problem = parts.problems().first { throw problem }
    } else {
      self.init(try decoder.singleValueContainer().decode(Parts.self))
    }
  }

  /// A keyword, a list, or a mapping.
  public static var schema: JSONObject {
    [
      "anyOf": [
        .object(Keyword.schema),
        ["type": "array", "items": .object(Keyword.schema), "minItems": 1],
        .object(Parts.schema),
      ]
    ]
  }
  /// What a manual calls the type.
  public static var typeName: String { "keywords, or {any, all, none, weight, threshold}" }
  /// The rule as a mapping.
  public var settingJSON: JSON { parts.settingJSON }

  /// Keywords that stand twice, or both speak for a label and rule it out.
  private static func problems(_ parts: Parts) -> [OptionProblem] {
    var seen: Set<String> = []
    let speaking = parts.any.values + parts.all.values
    guard speaking.allSatisfy({ seen.insert($0.key).inserted }) else {
      return [OptionProblem("a keyword stands twice in the rule")]
    }
    guard parts.none.values.allSatisfy({ seen.insert($0.key).inserted }) else {
      return [
        OptionProblem(
          "has a keyword that the rule has elsewhere too", options: ["none"],
          hint: "keep it in one place")
      ]
    }
    return []
  }
}
