public import PipeKit
import TextKit
import TextNormalization

/// What a rule looks for: a word or phrase, which may have wildcards, or a regular expression.
///
/// Written as text, or as a mapping: `{phrase: WHO, case: true}`.
public struct Keyword: SettingValue, Hashable {
  /// The mapping's keys.
  struct Parts: StageOptions, SettingValue {
    @Setting("The word or phrase.")
    var phrase: String? = nil

    @Setting("A regular expression, instead of a phrase; (?i) in front ignores case.")
    var regex: Pattern? = nil

    @Setting("The fields that it is looked for in; title and text unless given.")
    var `in` = OneOrMore<KeywordField>([])

    @Setting("How many times as much it counts.", range: 0.01...100.0)
    var weight = 1.0

    @Setting("Whether upper and lower case make a difference, as for WHO and US.")
    var `case`: Bool? = nil

    @Setting("Whether words of the same stem are found: strikes and striking for strike.")
    var stem: Bool? = nil

    init() {}

    func problems() -> [OptionProblem] {
      guard (phrase == nil) != (regex == nil) else {
        return [
          OptionProblem(
            phrase == nil
              ? "a keyword has a phrase or a regex" : "a keyword has a phrase or a regex, not both",
            options: phrase == nil ? [] : ["regex"], hint: "such as {phrase: strike, in: title}")
        ]
      }
      if regex != nil, let option = stem != nil ? "stem" : `case` != nil ? "case" : nil {
        return [
          OptionProblem(
            "says nothing for a regex", options: [option],
            hint: "take it out; (?i) in front of the expression ignores case")
        ]
      }
      return []
    }
  }

  /// What is looked for.
  enum Target: Sendable, Hashable {
    case phrase(Phrase)
    case wildcard(WildcardPhrase)
    case expression(Pattern)
  }

  /// The keyword as it was written, without white space around it.
  public let text: String
  let target: Target
  let scope: KeywordScope
  let weight: Double

  /// Creates a keyword that is looked for in title and text.
  ///
  /// - Parameter text: The word or phrase.
  /// - Throws: ``PipeKit/OptionProblem`` where nothing can be looked for.
  public init(_ text: String) throws(OptionProblem) {
    try self.init(text, scope: KeywordScope(), weight: 1)
  }

  init(_ text: String, scope: KeywordScope, weight: Double) throws(OptionProblem) {
    var trimmed = Substring(text)
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    guard !trimmed.isEmpty else { throw OptionProblem("a keyword is empty") }
    self.text = String(trimmed)
    target = try Self.target(ComposedText.of(self.text))
    self.scope = scope
    self.weight = weight
    if scope.isStemmed == true, scope.isCaseSensitive == true {
      throw OptionProblem(
        "a keyword has both stem and case, and stems have no upper case",
        hint: "leave one of them out")
    }
    if scope.isStemmed == true, case .phrase(let phrase) = target, !phrase.isPrefix { return }
    if scope.isStemmed == true {
      throw OptionProblem(
        "a keyword has both stem and a wildcard, which stands for what a stem is without",
        hint: "leave one of them out")
    }
  }

  init(expression: Pattern, scope: KeywordScope, weight: Double) throws(OptionProblem) {
    guard !expression.matchesNothing else {
      throw OptionProblem(
        "the expression matches where there is nothing, and so everywhere",
        hint: "ask for something that must be there: colou?r, not (colour)?")
    }
    text = expression.text
    target = .expression(expression)
    self.scope = scope
    self.weight = weight
  }

  private init(_ parts: Parts) throws(OptionProblem) {
    var scope = KeywordScope(isCaseSensitive: parts.case, isStemmed: parts.stem)
    if !parts.in.values.isEmpty { scope.fields = parts.in.values }
    if let regex = parts.regex {
      try self.init(expression: regex, scope: scope, weight: parts.weight)
    } else {
      try self.init(parts.phrase ?? "", scope: scope, weight: parts.weight)
    }
  }

  private static func target(_ text: String) throws(OptionProblem) -> Target {
    let stars = text.utf8.count { $0 == UInt8(ascii: "*") }
    let isPrefix = stars == 1 && text.hasSuffix("*") && !text.hasSuffix(" *")
    let body = isPrefix ? text.dropLast() : text[...]
    guard WildcardPhrase.isNeeded(for: body) else {
      let phrase = Phrase(String(body), isPrefix: isPrefix)
      guard !phrase.isBlank else {
        throw OptionProblem(
          isPrefix ? "a keyword is nothing but a *" : "a keyword has nothing to look for",
          hint: "write a word or a phrase")
      }
      return .phrase(phrase)
    }
    guard text.utf8.count <= WildcardPhrase.maxLength else {
      throw OptionProblem(
        "a keyword with wildcards is longer than \(WildcardPhrase.maxLength) bytes",
        hint: "shorten it, or part it into several")
    }
    guard let phrase = WildcardPhrase(text) else {
      throw OptionProblem(
        "a keyword has no letter beside its wildcards",
        hint:
          "write some of the word, as in *burg or wom?n; \\* and \\? stand for the characters themselves"
      )
    }
    return .wildcard(phrase)
  }

  /// Reads a keyword.
  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      try self.init(text)
    } else {
      try self.init(try decoder.singleValueContainer().decode(Parts.self))
    }
  }

  /// Text, or a mapping; numbers and truth values are taken as they are written.
  public static var schema: JSONObject {
    ["anyOf": [.object(String.schema), .object(Parts.schema)]]
  }
  /// What a manual calls the type.
  public static var typeName: String { "keyword" }
  /// The keyword as it is written.
  public var settingJSON: JSON { .string(text) }
}
