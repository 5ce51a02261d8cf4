import PipeKit
import TextKit

/// What is wrong with a rule by itself.
struct RuleCheck {
  private let parts: ClassificationRule.Parts

  init(_ parts: ClassificationRule.Parts) { self.parts = parts }

  /// The first that is wrong.
  var problems: [OptionProblem] {
    guard !parts.any.values.isEmpty || !parts.all.values.isEmpty else {
      return [
        OptionProblem(
          "the rule has no keywords that speak for its label",
          hint: "list some under any, or under all")
      ]
    }
    if parts.stem == true, parts.case == true {
      return [
        OptionProblem(
          "cannot be together with 'case', as stems have no upper case", options: ["stem"],
          hint: "set one of them for the rule, and the other for single keywords")
      ]
    }
    if parts.code?.allSatisfy(\.isWhitespace) == true {
      return [OptionProblem("is empty", options: ["code"])]
    }
    return repeated ?? contradiction ?? []
  }

  /// Keywords that stand twice, or both speak for a label and rule it out.
  private var repeated: [OptionProblem]? {
    var seen: [KeywordKey: String] = [:]
    for (list, keywords) in [("any", parts.any.values), ("all", parts.all.values)] {
      for (index, keyword) in keywords.enumerated() {
        let place = "keyword \(index + 1) of \(list)"
        guard let first = seen.updateValue(place, forKey: KeywordKey(keyword, in: parts.scope))
        else {
          continue
        }
        return [
          OptionProblem(
            "a keyword stands twice in the rule", hint: "\(place) is the same as \(first)")
        ]
      }
    }
    for (index, keyword) in parts.none.values.enumerated() {
      let place = "keyword \(index + 1) of none"
      guard let first = seen.updateValue(place, forKey: KeywordKey(keyword, in: parts.scope)) else {
        continue
      }
      return [
        OptionProblem(
          "has a keyword that the rule has elsewhere too", options: ["none"],
          hint: "\(place) is the same as \(first); keep it in one place")
      ]
    }
    return nil
  }

  /// Keywords that must be found, and with which one is always found that may not be.
  private var contradiction: [OptionProblem]? {
    let none = parts.none.values.enumerated().compactMap { index, keyword in
      plain(keyword, isPartAllowed: true).map {
        (phrase: $0.phrase, fields: $0.fields, number: index + 1)
      }
    }
    guard !none.isEmpty else { return nil }
    let matcher = PhraseMatcher(none.map(\.phrase))
    /// A keyword under `none` that is found wherever a keyword is.
    func cover(of keyword: Keyword) -> Int? {
      guard let (phrase, fields) = plain(keyword, isPartAllowed: false) else { return nil }
      return matcher.matches(in: phrase.text.utf8Span.span).map { none[$0.phrase] }
        .first { fields.isSubset(of: $0.fields) }?.number
    }
    for (index, keyword) in parts.all.values.enumerated() {
      if let other = cover(of: keyword) {
        return [Self.never("keyword \(index + 1) of all", other)]
      }
    }
    let covers = parts.any.values.map(cover)
    if let other = covers.first ?? nil, covers.allSatisfy({ $0 != nil }) {
      return [Self.never("keyword 1 of any", other)]
    }
    return nil
  }

  private static func never(_ keyword: String, _ other: Int) -> OptionProblem {
    OptionProblem(
      "rules out what the rule asks for, so that the label is never given", options: ["none"],
      hint: "where \(keyword) is found, keyword \(other) of none is too; take one of them out")
  }

  /// A keyword that is just a phrase; as one that rules out, it may be the start of a word too.
  private func plain(
    _ keyword: Keyword, isPartAllowed: Bool
  ) -> (phrase: Phrase, fields: Set<KeywordField>)? {
    let scope = keyword.scope.within(parts.scope)
    guard case .phrase(let phrase) = keyword.target, scope.isStemmed != true,
      isPartAllowed ? scope.isCaseSensitive != true : !phrase.isPrefix
    else { return nil }
    return (phrase, Set(scope.fields ?? [.title, .text]))
  }
}
