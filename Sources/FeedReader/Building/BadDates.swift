/// The dates that could not be read.
struct BadDates {
  /// How much of a date is shown.
  private static let longest = 60

  private(set) var count = 0
  private var first: String?

  /// Takes note of a date, unless it is one of those that programs write where they have none (`0000-00-00`,
  /// `0001-01-01`, `-0001-11-30`).
  mutating func add(_ text: String) {
    if text.drop(while: { $0 == "-" || $0.isWhitespace }).hasPrefix("000") { return }
    count += 1
    if first == nil { first = Self.shown(text) }
  }

  /// Adds those of a part of the feed.
  mutating func add(_ others: BadDates) {
    count += others.count
    first = first ?? others.first
  }

  /// What is to be said of them; nil if there are none.
  var words: String? {
    guard let first else { return nil }
    return count == 1
      ? "a date cannot be read, and is left out: '\(first)'"
      : "\(count) dates cannot be read, and are left out; the first is '\(first)'"
  }

  private static func shown(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(longest)
    let isWhole = start.endIndex == text.unicodeScalars.endIndex
    let visible = start.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        "\u{FFFD}"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(visible)) + (isWhole ? "" : "…")
  }
}
