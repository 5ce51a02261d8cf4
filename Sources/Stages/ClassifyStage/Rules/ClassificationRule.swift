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

    @Setting("The fields that keywords are looked for in which name none themselves.")
    var `in` = OneOrMore<KeywordField>([])

    @Setting("Whether upper and lower case make a difference to keywords that do not say so.")
    var `case`: Bool? = nil

    @Setting("Whether words of the same stem are found for keywords that do not say so.")
    var stem: Bool? = nil

    @Setting("How much the label's keywords count.", range: 0.01...100.0)
    var weight = 1.0

    @Setting("The least score of the label, instead of the stage's.", range: 0.0...1.0)
    var threshold: Double? = nil

    @Setting("The label's code in its scheme, such as medtop:11000000.")
    var code: String? = nil

    init() {}

    /// What keywords have that say nothing else.
    var scope: KeywordScope {
      KeywordScope(
        fields: `in`.values.isEmpty ? nil : `in`.values, isCaseSensitive: `case`, isStemmed: stem)
    }

    func problems() -> [OptionProblem] { RuleCheck(self).problems }
  }

  let parts: Parts

  /// A rule that one of some keywords fulfils.
  public init(any keywords: [Keyword]) { self.init(any: keywords, all: []) }

  /// A rule of keywords.
  ///
  /// - Parameters:
  ///   - any: Keywords that count, of which at least one must be found.
  ///   - all: Keywords that count, which must all be found.
  ///   - none: Keywords that may not be found.
  ///   - weight: How much the keywords count, above 0.
  ///   - threshold: The least score of the label, from 0 to 1, instead of the stage's.
  ///   - code: The label's code in its scheme.
  public init(
    any: [Keyword] = [], all: [Keyword] = [], none: [Keyword] = [], weight: Double = 1,
    threshold: Double? = nil, code: String? = nil
  ) {
    var parts = Parts()
    parts.any = OneOrMore(any)
    parts.all = OneOrMore(all)
    parts.none = OneOrMore(none)
    parts.weight = weight
    parts.threshold = threshold
    parts.code = code
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
    } else if (try? decoder.singleValueContainer().decode(KeywordMark.self))?.isThere == true {
      self.init(any: [try decoder.singleValueContainer().decode(Keyword.self)])
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
  public static var typeName: String {
    "keywords, or {\(Parts.settings.map(\.key).joined(separator: ", "))}"
  }
  /// The rule as a mapping.
  public var settingJSON: JSON { parts.settingJSON }
}
