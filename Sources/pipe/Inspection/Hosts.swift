import PipeKit

/// The hosts of addresses, with how many addresses each has.
struct Hosts {
  /// How many are named.
  private static let named = 5

  private var counts: [String: Int] = [:]

  init(_ urls: some Sequence<String>) {
    for url in urls {
      // The addresses are known to be some.
      guard let start = url.firstRange(of: "://")?.upperBound else { continue }
      let host = url[start...].prefix { !"/?#".contains($0) }
      counts[host.lowercased(), default: 0] += 1
    }
  }

  /// The hosts with most addresses, for people.
  var text: String {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let first = sorted.prefix(Self.named)
    let rest = sorted.count - first.count
    return first.map { counts.count == 1 ? $0.key : "\($0.key) (\($0.value))" }
      .joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
