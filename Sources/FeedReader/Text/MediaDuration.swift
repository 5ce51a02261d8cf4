/// Reads how long a recording takes, as podcasts write it (`itunes:duration`).
enum MediaDuration {
  /// The seconds of `HH:MM:SS`, `MM:SS` or seconds; nil for anything else, and for what is longer than any recording.
  ///
  /// A fraction of a second is left out.
  static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let last = parts.last else { return nil }
    var seconds = 0
    for part in parts.dropLast() + [last.prefix { $0 != "." }] {
      guard (1...7).contains(part.utf8.count), let value = UInt32(part) else { return nil }
      seconds = seconds * 60 + Int(value)
    }
    return seconds <= longest ? seconds : nil
  }

  private static let longest = 10_000_000
}
