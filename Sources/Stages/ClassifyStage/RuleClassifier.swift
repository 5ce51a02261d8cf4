import PipeKit
import TextKit

/// Rules made ready: one matcher for the keywords of all of them.
struct RuleClassifier: Sendable {
  /// What a keyword is to its rule.
  private enum Part: Sendable { case any, all, none }

  private struct Entry: Sendable {
    var rule: Int
    var part: Part
    var text: String
  }

  private struct Rule: Sendable {
    var label: String
    var weight: Double
    var threshold: Double
    var entries: Range<Int>
    var hasAny: Bool
  }

  private let rules: [Rule]
  private let entries: [Entry]
  private let matcher: PhraseMatcher
  private let titleWeight: Double
  private let maxLabels: Int
  private let scheme: String

  /// The most keywords that a label names as its evidence.
  private static let evidenceLimit = 10

  init(_ options: Classify.Options) {
    var rules: [Rule] = []
    var entries: [Entry] = []
    var phrases: [Phrase] = []
    for (label, rule) in options.rules.sorted(by: { $0.key < $1.key }) {
      let first = entries.count
      for (part, keywords) in [
        (Part.any, rule.parts.any), (.all, rule.parts.all), (.none, rule.parts.none),
      ] {
        for keyword in keywords.values {
          entries.append(Entry(rule: rules.count, part: part, text: keyword.text))
          phrases.append(keyword.phrase)
        }
      }
      rules.append(
        Rule(
          label: label, weight: rule.parts.weight,
          threshold: rule.parts.threshold ?? options.threshold, entries: first..<entries.count,
          hasAny: !rule.parts.any.values.isEmpty))
    }
    self.rules = rules
    self.entries = entries
    matcher = PhraseMatcher(phrases)
    titleWeight = options.titleWeight
    maxLabels = options.maxLabels ?? .max
    scheme = options.scheme
  }

  /// The labels of a document, the best first; equal ones by name.
  func labels(of document: Document) -> [Label] {
    let text = document.text ?? document.summary ?? ""
    var title = KeywordCount(entries.count)
    if let words = document.title { title.add(words.utf8Span.span, matcher) }
    var body = KeywordCount(entries.count)
    body.add(text.utf8Span.span, matcher)
    let touched = Set((title.found + body.found).map { entries[$0].rule })
    guard !touched.isEmpty else { return [] }

    let length = TextLength.factor(text.utf8Span.span)
    var labels: [Label] = []
    for index in touched.sorted() {
      if let label = label(rules[index], title, body, length: length) { labels.append(label) }
    }
    labels.sort { $0.score == $1.score ? $0.name < $1.name : $0.score > $1.score }
    return Array(labels.prefix(maxLabels))
  }

  private func label(
    _ rule: Rule, _ title: KeywordCount, _ body: KeywordCount, length: Double
  ) -> Label? {
    var evidence: [(text: String, worth: Double)] = []
    var sum = 0.0
    var lacksAny = rule.hasAny
    for index in rule.entries {
      let isInTitle = title[index] > 0
      let count = Double(body[index])
      let isFound = isInTitle || count > 0
      switch entries[index].part {
      case .none where isFound: return nil
      case .all where !isFound: return nil
      case .any where !isFound, .none: continue
      case .any: lacksAny = false
      case .all: break
      }
      let worth = (isInTitle ? titleWeight : 0) + 2 * count / (count + 1)
      sum += worth
      evidence.append((entries[index].text, worth))
    }
    guard sum > 0, !lacksAny else { return nil }
    let strength = sum * rule.weight
    let score = strength / (strength + length)
    guard score >= rule.threshold else { return nil }
    evidence.sort { $0.worth == $1.worth ? $0.text < $1.text : $0.worth > $1.worth }
    return Label(
      rule.label, score: (score * 1000).rounded() / 1000, scheme: scheme,
      evidence: evidence.prefix(Self.evidenceLimit).map(\.text))
  }
}
