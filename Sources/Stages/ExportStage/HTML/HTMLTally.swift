import PipeKit

/// What the charts of a page count.
struct HTMLTally {
  /// So many names are told apart; what comes after is counted together, so that memory has a bound.
  private static let mostNames = 10_000

  /// How many documents there are of each topic.
  private(set) var topics: [String: Int] = [:]
  /// How many there are from each source.
  private(set) var sources: [String: Int] = [:]
  /// How many were published in each hour of the day, in UTC.
  private(set) var hours = [Int](repeating: 0, count: 24)

  /// Counts a document.
  mutating func add(_ item: DigestItem) {
    if let topic = item.topic { Self.count(topic, in: &topics) }
    if let source = item.source { Self.count(source, in: &sources) }
    if let published = item.published, case .second = published.precision {
      let hour = Int((published.seconds % 86_400 + 86_400) % 86_400 / 3600)
      if hours.indices.contains(hour) { hours[hour] += 1 }
    }
  }

  private static func count(_ name: String, in counts: inout [String: Int]) {
    if counts.count < mostNames || counts[name] != nil { counts[name, default: 0] += 1 }
  }

  /// The names that were counted most often, with their counts; those of the same count by name.
  static func top(_ counts: [String: Int], _ number: Int) -> [(name: String, count: Int)] {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.prefix(number).map { (name: $0.key, count: $0.value) }
  }
}
