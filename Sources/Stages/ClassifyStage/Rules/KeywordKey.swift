import PipeKit
import TextKit

/// What two keywords of a rule have in common that find the same.
struct KeywordKey: Hashable {
  private enum Body: Hashable {
    case phrase([UInt8], isPrefix: Bool, isStemmed: Bool)
    case wildcard(String)
    case expression(String)
  }

  private let body: Body
  private let fields: Set<KeywordField>
  private let isCaseSensitive: Bool

  /// The key of a keyword in a rule of some scope.
  init(_ keyword: Keyword, in rule: KeywordScope) {
    let scope = keyword.scope.within(rule)
    isCaseSensitive = scope.isCaseSensitive == true
    fields = Set(scope.fields ?? [.title, .text])
    body =
      switch keyword.target {
      case .phrase(let phrase):
        .phrase(
          phrase.normalized(isCaseSensitive: isCaseSensitive), isPrefix: phrase.isPrefix,
          isStemmed: scope.isStemmed == true)
      case .wildcard(let phrase):
        .wildcard(isCaseSensitive ? phrase.text : CaseFolding.fold(phrase.text))
      case .expression(let pattern): .expression(pattern.text)
      }
  }
}
