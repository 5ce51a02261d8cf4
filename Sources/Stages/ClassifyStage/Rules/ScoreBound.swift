import PipeKit

/// What a label can score at most, so that one is found out that is never given.
struct ScoreBound {
  private let titleWeight: Double
  private let threshold: Double

  init(_ options: Classify.Options) {
    titleWeight = options.titleWeight
    threshold = options.threshold
  }

  /// A rule whose label is never given, as all its keywords together do not reach its threshold.
  func problem(of rules: [String: ClassificationRule]) -> OptionProblem? {
    for (label, rule) in rules.sorted(by: { $0.key < $1.key }) {
      let threshold = rule.parts.threshold ?? threshold
      let most = score(of: rule.parts)
      guard most < threshold || most == 0 else { continue }
      let shown = JSONNumber((most * 1000).rounded() / 1000).literal
      return OptionProblem(
        "has the label '\(label)', which scores \(shown) at most, and less than its threshold of "
          + JSONNumber(threshold).literal,
        options: ["rules"],
        hint: "lower the threshold, or give the label more keywords or a higher weight")
    }
    return nil
  }

  /// The score of a document without length that has all keywords more often than any.
  private func score(of parts: ClassificationRule.Parts) -> Double {
    let sum = (parts.any.values + parts.all.values).reduce(0) { sum, keyword in
      let fields = keyword.scope.within(parts.scope).fields ?? [.title, .text]
      return sum + keyword.weight
        * Set(fields).reduce(0) { $0 + ($1 == .title ? titleWeight : 2) }
    }
    let strength = sum * parts.weight
    return strength / (strength + 1)
  }
}
