import PipeKit

/// Chooses which of several copies is kept.
struct CopyChoice: Sendable {
  /// A copy is complete if it has this share of the words of the longest.
  static let completeShare = 0.8

  /// Domains and sources, the one that is preferred most first, in lower case.
  private let preferred: [String]

  /// Creates a choice.
  init(preferred: [String]) { self.preferred = preferred.map { $0.lowercased() } }

  /// Chooses the copy that is kept.
  ///
  /// - Parameter copies: The copies, in the order they came; at least one.
  /// - Returns: Its place, and why it was chosen: all that told it from others, as the last alone need not be true of it
  ///   among all.
  func best(of copies: [Copy]) -> (place: Int, reason: String) {
    let lengths = copies.map(\.document.wordCount)
    let least = Double(lengths.max() ?? 0) * Self.completeShare
    var places = copies.indices.filter { Double(lengths[$0]) >= least }
    var reasons = places.count < copies.count ? ["the most complete"] : []
    func narrow(_ text: String, _ test: (Int) -> Bool) {
      let fewer = places.filter(test)
      guard !fewer.isEmpty, fewer.count < places.count else { return }
      places = fewer
      reasons.append(text)
    }
    narrow("the newest version", newest(of: copies, among: places))
    let ranks = copies.map { rank(of: $0.document) }
    let lowest = places.map { ranks[$0] }.min() ?? 0
    narrow("of a preferred source") { ranks[$0] == lowest }
    let times = copies.map { $0.document.published }
    if let time = places.compactMap({ times[$0] }).min() {
      narrow("published first") { times[$0].map { $0 <= time } ?? false }
    }
    narrow("the first to come") { [first = places.first] in $0 == first }
    return (places.first ?? 0, reasons.joined(separator: ", then "))
  }

  /// Tells which copies are the newest of those with their address or guid.
  private func newest(of copies: [Copy], among places: [Int]) -> (Int) -> Bool {
    var latest: [UInt64: Int] = [:]
    for place in places {
      for key in copies[place].keys {
        if let other = latest[key], !copies[place].replaces(copies[other]) { continue }
        latest[key] = place
      }
    }
    return { place in copies[place].keys.allSatisfy { latest[$0] == place } }
  }

  private func rank(of document: Document) -> Int {
    if preferred.isEmpty { return 0 }
    let domain = DocumentField("domain")?.values(in: document).first?.words ?? ""
    let source = document.source?.lowercased() ?? ""
    return preferred.firstIndex { name in
      domain == name || domain.hasSuffix(".\(name)") || source == name
    } ?? preferred.count
  }
}
