extension [String] {
  /// The first of them as a list for people, each no longer than can be read.
  func listed(_ most: Int) -> String {
    prefix(most).map(\.shortened).joined(separator: ", ") + (count > most ? ", …" : "")
  }
}

extension String {
  /// The longest name that is shown, in scalars.
  private static let longestName = 60

  /// The text, cut where it is longer than a name should be.
  var shortened: String {
    let start = unicodeScalars.prefix(Self.longestName)
    return start.endIndex < unicodeScalars.endIndex ? String(start) + "…" : self
  }
}
