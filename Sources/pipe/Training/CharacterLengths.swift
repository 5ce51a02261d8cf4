import ArgumentParser

/// Lengths of runs of characters, as `3-5` or `4`.
struct CharacterLengths: ExpressibleByArgument {
  /// The lengths.
  let range: ClosedRange<Int>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first, let least = first, let last = parts.last, let most = last,
      parts.count <= 2, least >= 1, most <= 8, least <= most
    else { return nil }
    range = least...most
  }

  var defaultValueDescription: String { "\(range.lowerBound)-\(range.upperBound)" }
}
