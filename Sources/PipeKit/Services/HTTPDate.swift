/// A date in a header: `Sun, 06 Nov 1994 08:49:37 GMT`, and the two older forms (RFC 9110, 5.6.7).
package enum HTTPDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Reads a date; nil for anything else.
  ///
  /// - Parameters:
  ///   - text: The header's value.
  ///   - now: By which the century is told of a year of two digits.
  /// - Returns: The moment.
  package static func parse(_ text: String, now: Timestamp) -> Timestamp? {
    guard text.utf8.count <= 64 else { return nil }
    let words = text.split { " ,-".contains($0) }.map { $0.lowercased() }
    guard let time = words.first(where: { $0.contains(":") }).flatMap(secondsOfDay),
      let month = words.compactMap({ months.firstIndex(of: String($0.prefix(3))) }).first
    else { return nil }
    let numbers = words.filter { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard numbers.count == 2, let day = Int(numbers[0]), var year = Int(numbers[1]) else {
      return nil
    }
    if numbers[1].utf8.count == 2 {
      let current = Int(now.day.prefix(4)) ?? 2000
      year += current / 100 * 100
      if year > current + 50 { year -= 100 }
    }
    guard (1601...9999).contains(year), (1...31).contains(day) else { return nil }
    let days = Timestamp.daysSinceEpoch(year: year, month: month + 1, day: day)
    return Timestamp(seconds: days * 86_400 + time)
  }

  private static func secondsOfDay(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
    guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}
