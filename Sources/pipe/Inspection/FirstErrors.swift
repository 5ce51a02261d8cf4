import PipeKit

/// What is wrong with a source: the first of it in words, and how much there is.
struct FirstErrors {
  /// The most that are kept.
  private static let most = 5

  /// The first ones.
  private(set) var first: [String] = []
  /// How many there are.
  private(set) var count = 0

  /// Takes one.
  mutating func add(_ message: String) {
    count += 1
    if first.count < Self.most { first.append(message) }
  }

  /// Says it in a report for people.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - unit: What those are that are not said, after their number.
  func tell(_ report: inout SourceReport, more unit: String = "more") {
    for error in first { report.add("wrong", error) }
    let hidden = count - first.count
    if hidden > 0 { report.add("wrong", "… and \(hidden) \(unit)") }
  }

  /// Says it in neutral terms.
  func tell(_ content: inout JSONObject) {
    guard count > 0 else { return }
    content["error_count"] = .number(JSONNumber(count))
    content["errors"] = .array(first.map(JSON.string))
  }
}
