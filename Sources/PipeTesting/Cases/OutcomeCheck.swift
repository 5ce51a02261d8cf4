import PipeEngine
import PipeKit

/// Compares what came of a test with what it expects.
struct OutcomeCheck {
  private static let mostListed = 10

  private let expected: Expectations
  private let outcome: TestOutcome
  private let now: Timestamp

  init(_ test: TestSuite.Test, _ outcome: TestOutcome) {
    expected = test.expectations
    self.outcome = outcome
    now = test.now
  }

  /// What is not as expected, in a sentence each; empty where all is.
  var differences: [String] {
    var found = error + failures
    // What an error has cut short says nothing.
    guard outcome.error == nil else { return found }
    if let count = expected.count, !count.allows(documents.count) {
      found.append("count: expected \(count), found \(documents.count)")
    }
    return found + inOrder + ofAll + ofAny + ofNone + drops
  }

  private var documents: [Document] { outcome.documents }

  private var error: [String] {
    switch (expected.error, outcome.error) {
    case (nil, nil): []
    case (nil, let error?): ["the run ended with an error: \(error)"]
    case (let text?, nil): ["error: expected one with '\(text)', and the run ended well"]
    case (let text?, let error?):
      "\(error)".contains(text) ? [] : ["error: expected one with '\(text)', found: \(error)"]
    }
  }

  private var failures: [String] {
    // Which documents come to fail before an error ends the run is up to chance.
    if expected.failed == nil, expected.error != nil { return [] }
    let wanted = (expected.failed ?? []).sorted()
    let found = outcome.report.failures.map(\.document).sorted()
    let more = outcome.report.unlistedFailures
    guard wanted != found || more > 0 else { return [] }
    let reasons = outcome.report.failures.filter { !wanted.contains($0.document) }
      .prefix(Self.mostListed).map { "failed: \($0.error)" }
    return ["failed: expected \(list(wanted)), found \(list(found))"] + reasons
  }

  private var inOrder: [String] {
    guard let conditions = expected.documents else { return [] }
    var found: [String] = []
    if conditions.count != documents.count {
      found.append("documents: expected \(conditions.count), found \(documents.count)")
    }
    for (index, (condition, document)) in zip(conditions, documents).enumerated() {
      found += condition.unmet(by: document, now: now).map {
        "documents, \(index + 1) (\(document.id)): \($0)"
      }
    }
    return short(found)
  }

  private var ofAll: [String] {
    guard let condition = expected.all else { return [] }
    if documents.isEmpty { return ["all: no document came out"] }
    return short(
      documents.flatMap { document in
        condition.unmet(by: document, now: now).map { "all: \(document.id): \($0)" }
      })
  }

  private var ofAny: [String] {
    (expected.any ?? []).enumerated().compactMap { index, condition in
      let unmet = documents.map { ($0.id, condition.unmet(by: $0, now: now)) }
      if unmet.contains(where: { $0.1.isEmpty }) { return nil }
      let nearest = unmet.min { $0.1.count < $1.1.count }
      let reason = nearest.map { "; the nearest is \($0.0): \($0.1.joined(separator: "; "))" } ?? ""
      return "any, \(index + 1): no document fulfils it\(reason)"
    }
  }

  private var ofNone: [String] {
    (expected.none ?? []).enumerated().flatMap { index, condition in
      documents.filter { condition.unmet(by: $0, now: now).isEmpty }.map {
        "none, \(index + 1): \($0.id) fulfils it"
      }
    }
  }

  private var drops: [String] {
    let found = outcome.dropped
    switch expected.dropped {
    case nil: return []
    case .total(let count)?:
      let total = found.values.reduce(0, +)
      return total == count ? [] : ["dropped: expected \(count), found \(total)"]
    case .reasons(let reasons)?:
      return Set(reasons.keys).union(found.keys).sorted().compactMap { reason in
        let (wanted, had) = (reasons[reason] ?? 0, found[reason] ?? 0)
        return wanted == had ? nil : "dropped, '\(reason)': expected \(wanted), found \(had)"
      }
    }
  }

  private func list(_ ids: [String]) -> String {
    ids.isEmpty ? "none" : short(ids).joined(separator: ", ")
  }

  private func short(_ lines: [String]) -> [String] {
    guard lines.count > Self.mostListed else { return lines }
    return lines.prefix(Self.mostListed) + ["… and \(lines.count - Self.mostListed) more"]
  }
}
