import PipeKit
import TextKit
import TextNormalization

/// Rules made ready: a search for the keywords of all of them, whatever their number.
struct RuleClassifier: Sendable {
  private struct Rule: Sendable {
    var label: String
    var code: String?
    var weight: Double
    var threshold: Double
    /// How many keywords must all be found.
    var needed: Int
    var hasAny: Bool
  }

  private var rules: [Rule] = []
  private var entries: [RuleEntry] = []
  private var fields: [KeywordField] = []
  private var searches: [KeywordSearch] = []
  private let titleWeight: Double
  private let scheme: String

  /// The scheme of labels where the options name none.
  static let usualScheme = "rules"

  /// The most keywords that a label names as its evidence.
  private static let evidenceLimit = 10
  /// The most fields that rules may look at.
  private static let fieldLimit = 64

  /// Makes rules ready.
  ///
  /// - Parameters:
  ///   - rules: The rules, by their labels.
  ///   - codes: The codes of labels whose rules have none, by the folded label.
  ///   - options: The stage's.
  /// - Throws: ``PipeKit/OptionProblem`` where they look at too many fields.
  init(
    _ rules: [String: ClassificationRule], codes: [String: String], _ options: Classify.Options
  ) throws(OptionProblem) {
    titleWeight = options.titleWeight
    scheme = options.scheme ?? RuleClassifier.usualScheme
    var wanted: [KeywordSearch.Method: [KeywordSearch.Entry]] = [:]
    for (label, rule) in rules.sorted(by: { $0.key < $1.key }) {
      let parts = rule.parts
      for (part, keywords) in [
        (RuleEntry.Part.any, parts.any), (.all, parts.all), (.none, parts.none),
      ] {
        for keyword in keywords.values {
          let scope = keyword.scope.within(parts.scope)
          let fields = try bits(of: scope.fields ?? [.title, .text])
          wanted[KeywordSearch.Method(keyword.target, scope), default: []].append(
            KeywordSearch.Entry(target: keyword.target, number: entries.count, fields: fields))
          entries.append(
            RuleEntry(
              rule: self.rules.count, part: part, weight: keyword.weight, text: keyword.text))
        }
      }
      self.rules.append(
        Rule(
          label: label, code: parts.code ?? codes[CaseFolding.fold(label)], weight: parts.weight,
          threshold: parts.threshold ?? options.threshold, needed: parts.all.values.count,
          hasAny: !parts.any.values.isEmpty))
    }
    searches = KeywordSearch.Method.allCases.compactMap { method in
      wanted[method].map { KeywordSearch(method, $0) }
    }
  }

  /// The bits of some fields, which get numbers.
  private mutating func bits(of some: [KeywordField]) throws(OptionProblem) -> UInt64 {
    var bits: UInt64 = 0
    for field in some {
      let number = fields.firstIndex(of: field) ?? fields.count
      if number == fields.count { fields.append(field) }
      guard number < Self.fieldLimit else {
        throw OptionProblem("look at more than \(Self.fieldLimit) fields", options: ["rules"])
      }
      bits |= 1 << UInt64(number)
    }
    return bits
  }

  /// The labels of a document, the best first; equal ones by name.
  ///
  /// - Throws: ``PipeKit/StageError`` where a regular expression takes too long.
  func labels(of document: Document) throws(StageError) -> [Label] {
    let text = document.content
    let needsLanguage = searches.contains(where: \.needsLanguage)
    let language =
      needsLanguage ? document.language ?? LanguageIdentifier.identify(text)?.code : nil
    var hits = KeywordHits()
    for (number, field) in fields.enumerated() {
      for text in field.texts(of: document) where !text.isEmpty {
        let composed = ComposedText.of(text)
        for search in searches {
          try search.search(
            text, composed: composed, field: number, language: language, into: &hits)
        }
      }
    }
    guard !hits.isEmpty else { return [] }
    let length = TextLength.factor(text.utf8Span.span)
    var labels: [Label] = []
    for evidence in evidence(hits) {
      if let label = label(rules[evidence.rule], evidence, length) { labels.append(label) }
    }
    labels.sort { $0.score == $1.score ? $0.name < $1.name : $0.score > $1.score }
    return labels
  }

  /// What was found for each rule for which anything was.
  private func evidence(_ hits: KeywordHits) -> [RuleEvidence] {
    var found: [RuleEvidence] = []
    // The keywords of a rule follow each other.
    hits.forEach { number, field, count in
      let entry = entries[number]
      if found.last?.rule != entry.rule { found.append(RuleEvidence(rule: entry.rule)) }
      let worth =
        fields[field] == .title ? titleWeight : 2 * Double(count) / Double(count + 1)
      let text = hits.matched[number] ?? entry.text
      found[found.count - 1].add(number, entry, text: text, worth: worth * entry.weight)
    }
    return found
  }

  private func label(_ rule: Rule, _ evidence: RuleEvidence, _ length: Double) -> Label? {
    guard !evidence.isRuledOut, evidence.needed == rule.needed,
      !rule.hasAny || evidence.hasAny
    else { return nil }
    let strength = evidence.sum * rule.weight
    let score = strength / (strength + length)
    guard strength > 0, score >= rule.threshold else { return nil }
    return Label(
      rule.label, score: (score * 1000).rounded() / 1000, scheme: scheme, code: rule.code,
      evidence: evidence.texts(Self.evidenceLimit))
  }
}
