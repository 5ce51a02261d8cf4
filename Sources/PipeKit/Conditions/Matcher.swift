/// What a field is compared with: a value, a list of values, or a mapping of comparisons.
struct Matcher: SettingValue, Hashable, CustomStringConvertible {
  /// A mapping of comparisons; all that are given must hold.
  struct Comparisons: StageOptions, SettingValue, Hashable {
    @Setting("The field is this, or one of these.")
    var equals = OneOrMore<String>([])

    @Setting("The field is one of these.")
    var `in`: [String] = []

    @Setting("The field contains this, or one of these.")
    var contains = OneOrMore<String>([])

    @Setting("The field contains all of these; several values do so together.")
    var containsAll: [String] = []

    @Setting("The field starts with this, or one of these.")
    var startsWith = OneOrMore<String>([])

    @Setting("The field ends with this, or one of these.")
    var endsWith = OneOrMore<String>([])

    @Setting("The field has a match for this regular expression, or one of these.")
    var matches = OneOrMore<Pattern>([])

    @Setting("The field is there (true), or is not (false).")
    var exists: Bool? = nil

    @Setting("The number is at least this.")
    var min: Double? = nil

    @Setting("The number is at most this.")
    var max: Double? = nil

    @Setting("The label's score is at least this.", range: 0.0...1.0)
    var minScore: Double? = nil

    @Setting("The text has at least this many characters.")
    var minLength: Int? = nil

    @Setting("The text has at most this many characters.")
    var maxLength: Int? = nil

    @Setting("The time is later than this date, or than this long ago.")
    var after: Moment? = nil

    @Setting("The time is earlier than this date, or than this long ago.")
    var before: Moment? = nil

    init() {}

    static func == (a: Self, b: Self) -> Bool { a.settingJSON == b.settingJSON }
    func hash(into hasher: inout Hasher) { hasher.combine(settingJSON) }

    func problems() -> [OptionProblem] {
      var problems: [OptionProblem] = []
      if let min, let max, min > max {
        problems.append(OptionProblem("is larger than 'max'", options: ["min"]))
      }
      if let minLength, let maxLength, minLength > maxLength {
        problems.append(OptionProblem("is larger than 'max_length'", options: ["min_length"]))
      }
      if self == Comparisons() {
        problems.append(
          OptionProblem(
            "compares with nothing", hint: "write one of \(keys), such as contains: war"))
      }
      return problems
    }

    private var keys: String { Self.settings.map(\.key).joined(separator: ", ") }
  }

  private let comparisons: Comparisons
  private let isOnlyExistence: Bool

  init(from decoder: any Decoder) throws {
    if let values = try? decoder.singleValueContainer().decode(String.self) {
      var comparisons = Comparisons()
      comparisons.equals = OneOrMore([values])
      self.comparisons = comparisons
    } else if (try? decoder.unkeyedContainer()) != nil {
      var comparisons = Comparisons()
      let values = try decoder.singleValueContainer().decode([String].self)
      guard !values.isEmpty else {
        throw OptionProblem(
          "the list is empty, so that nothing is compared",
          hint: "write a value, or {exists: true} for any")
      }
      comparisons.equals = OneOrMore(values)
      self.comparisons = comparisons
    } else {
      if let key = Self.emptyList(in: decoder) {
        throw OptionProblem("is empty, so that nothing is compared", options: [key])
      }
      comparisons = try decoder.singleValueContainer().decode(Comparisons.self)
    }
    var others = comparisons
    others.exists = nil
    isOnlyExistence = others == Comparisons()
  }

  /// The comparison with a list that has nothing in it.
  private static func emptyList(in decoder: any Decoder) -> String? {
    guard let mapping = try? decoder.container(keyedBy: TextKey.self) else { return nil }
    return mapping.allKeys.first { key in
      (try? mapping.nestedUnkeyedContainer(forKey: key))?.isAtEnd == true
    }?.stringValue
  }

  static var schema: JSONObject {
    [
      "anyOf": [
        ["type": ["string", "number", "boolean"]],
        ["type": "array", "items": ["type": ["string", "number", "boolean"]]],
        .object(Comparisons.schema),
      ]
    ]
  }
  static var typeName: String { "value, list of values, or comparisons" }
  var settingJSON: JSON { comparisons.settingJSON }

  var description: String {
    let given = Comparisons.settings.compactMap { setting -> String? in
      guard let value = comparisons.settingJSON.object?[setting.key], value != setting.defaultValue
      else { return nil }
      return "\(setting.key) \(String(decoding: value.serialized, as: UTF8.self))"
    }
    return given.joined(separator: " and ")
  }

  /// Whether it asks whether there is a value.
  var isAboutExistence: Bool { comparisons.exists != nil }

  /// What a field has nothing to compare by, and what it is compared by instead.
  func misfits(_ field: DocumentField) -> [OptionProblem] {
    let wanted = comparisons
    let given: [(key: String, isGiven: Bool, measure: DocumentField.Measure)] = [
      ("min", wanted.min != nil, .number), ("max", wanted.max != nil, .number),
      ("after", wanted.after != nil, .time), ("before", wanted.before != nil, .time),
      ("min_score", wanted.minScore != nil, .score),
    ]
    return given.filter { $0.isGiven && !field.measures.contains($0.measure) }.map { comparison in
      OptionProblem(
        "cannot be compared by '\(comparison.key)'", options: [field.name],
        hint: Self.hint(field, comparison.key))
    }
  }

  private static func hint(_ field: DocumentField, _ key: String) -> String {
    if field.measures.contains(.score) { return "labels are compared by min_score" }
    if field.measures == [.time] { return "times are compared by after and before" }
    return switch key {
    case "min", "max": "lengths are compared by \(key)_length"
    case "after", "before": "times are those of published, updated and metadata.KEY"
    default: "scores are those of topic"
    }
  }

  /// Whether one of a field's values fulfils all comparisons.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - document: The document that has it.
  ///   - now: The time that relative dates are counted from.
  /// - Returns: Whether all comparisons hold.
  /// - Throws: ``StageError`` where a regular expression takes too long.
  func matches(
    _ field: DocumentField, of document: Document, now: Timestamp
  ) throws(StageError) -> Bool {
    if let exists = comparisons.exists {
      if exists != field.isThere(in: document) { return false }
      if isOnlyExistence { return true }
    }
    var found: [String] = []
    for value in field.values(in: document) where try fulfils(value, now) {
      if comparisons.containsAll.isEmpty { return true }
      found.append(value.text)
    }
    return !found.isEmpty
      && comparisons.containsAll.allSatisfy { part in found.contains { $0.containsFolded(part) } }
  }

  private func fulfils(_ value: FieldValue, _ now: Timestamp) throws(StageError) -> Bool {
    let wanted = comparisons
    switch value {
    case .number(let number):
      if wanted.after ?? wanted.before != nil { return false }
      if let min = wanted.min, number < min { return false }
      if let max = wanted.max, number > max { return false }
    case .text(let text):
      if wanted.min != nil || wanted.max != nil {
        guard let number = Double(text) else { return false }
        return try fulfils(.number(number), now)
      }
      if wanted.after != nil || wanted.before != nil {
        guard let time = Timestamp(text) else { return false }
        return try fulfils(.time(time), now)
      }
    case .time(let time):
      if let after = wanted.after, time <= after.timestamp(now: now) { return false }
      if let before = wanted.before, time >= before.timestamp(now: now) { return false }
    case .language: break
    case .label(_, let score):
      if let minScore = wanted.minScore, score < minScore { return false }
    }
    return try fulfils(text: value)
  }

  private func fulfils(text value: FieldValue) throws(StageError) -> Bool {
    let wanted = comparisons
    let text = value.text
    if let minLength = wanted.minLength, text.count < minLength { return false }
    if let maxLength = wanted.maxLength, text.count > maxLength { return false }
    let equals = wanted.equals.values + wanted.in
    if !equals.isEmpty,
      !equals.contains(where: {
        text.equalsFolded($0) || sameTime($0, value) || isRange($0, of: value)
      })
    {
      return false
    }
    func some(_ parts: [String], _ test: (String) -> Bool) -> Bool {
      parts.isEmpty || parts.contains(where: test)
    }
    guard some(wanted.contains.values, { text.containsFolded($0) }),
      some(wanted.startsWith.values, { text.folded.hasPrefix($0.folded) }),
      some(wanted.endsWith.values, { text.folded.hasSuffix($0.folded) })
    else { return false }
    for pattern in wanted.matches.values where try pattern.matches(text) { return true }
    return wanted.matches.values.isEmpty
  }

  /// Whether a text is a language range that a tag is in: `pt` that of `pt-BR` (RFC 4647, section 3.3.1).
  private func isRange(_ range: String, of value: FieldValue) -> Bool {
    guard case .language(let tag) = value, tag.utf8.count > range.utf8.count else { return false }
    let next = tag.utf8.dropFirst(range.utf8.count).first
    return next == 0x2D && tag.lowercased().hasPrefix(range.lowercased())
  }

  /// A date alone equals every time of that day; a full time the same instant.
  private func sameTime(_ text: String, _ value: FieldValue) -> Bool {
    guard case .time(let time) = value, let wanted = Timestamp(text) else { return false }
    return wanted.precision == .day ? wanted.day == time.day : !(wanted < time) && !(time < wanted)
  }
}
