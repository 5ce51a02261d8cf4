import PipeKit

/// A time of day and its zone, as they stand beside a date: `15:15 CET`, `3.15 p.m. (GMT+1)`.
///
/// A time whose zone nobody states says nothing that could be compared.
struct ZonedTime {
  /// Seconds since midnight.
  private let seconds: Int
  /// The zone, in minutes from UTC.
  private let offset: Int
  /// How many of the scalars it takes.
  private let end: Int

  /// The time on a day that is known.
  func on(_ day: Timestamp) -> Timestamp {
    Timestamp(
      seconds: day.seconds + Int64(seconds - offset * 60), offset: Int16(offset))
  }

  /// The time that follows a date, and how many bytes up to its end.
  static func following(_ text: String) -> (time: ZonedTime, length: Int)? {
    let scalars = Array(text.unicodeScalars.prefix(48))
    guard let start = scalars.prefix(16).firstIndex(where: isDigit),
      isGlue(scalars[..<start]), let time = ZonedTime(scalars, at: start)
    else { return nil }
    return (time, scalars[..<time.end].reduce(0) { $0 + UTF8.width($1) })
  }

  /// The time that stands before a date.
  static func preceding(_ text: String) -> ZonedTime? {
    let scalars = Array(text.unicodeScalars.suffix(40))
    for start in scalars.indices where isDigit(scalars[start]) {
      if start > 0, isDigit(scalars[start - 1]) || scalars[start - 1] == ":" { continue }
      if let time = ZonedTime(scalars, at: start), isGlue(scalars[time.end...]) { return time }
    }
    return nil
  }

  private init?(_ scalars: [Unicode.Scalar], at start: Int) {
    var place = start
    func scalar(_ place: Int) -> Unicode.Scalar? {
      scalars.indices.contains(place) ? scalars[place] : nil
    }
    func number(_ longest: Int) -> Int? {
      var value: Int?
      while let digit = scalar(place).flatMap(DecimalDigit.value), place - start < 8 {
        value = (value ?? 0) * 10 + Int(digit)
        place += 1
      }
      return value.flatMap { $0 < 60 ? $0 : nil }
    }
    func skipSpaces() {
      while let next = scalar(place), next == " " || next == "\u{A0}" || next == "\u{202F}" {
        place += 1
      }
    }
    func word() -> String {
      var word = ""
      while let next = scalar(place), next.isASCII, next.properties.isAlphabetic || next == "." {
        if next != "." { word.unicodeScalars.append(next) }
        place += 1
      }
      return word
    }
    guard var hour = number(2), let separator = scalar(place),
      separator == ":" || separator == "." || separator == "h"
    else { return nil }
    place += 1
    guard let minute = number(2) else { return nil }
    var second = 0
    if scalar(place) == ":" {
      place += 1
      second = number(2) ?? 0
    }
    skipSpaces()
    var name = word()
    let half = name.lowercased()
    if half == "am" || half == "pm" {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "pm" ? 12 : 0)
    }
    if ["am", "pm", "uhr", "h", "hrs"].contains(half) {
      skipSpaces()
      name = ""
    }
    if name.isEmpty {
      if scalar(place) == "(" { place += 1 }
      name = word()
    }
    guard hour < 24, let offset = ZonedTime.offset(name, scalars, &place) else { return nil }
    seconds = hour * 3600 + minute * 60 + second
    self.offset = offset
    end = place
  }

  /// The zone of a name, and of the number behind it: `CET`, `+01:00`, `UTC-3`.
  private static func offset(
    _ name: String, _ scalars: [Unicode.Scalar], _ place: inout Int
  ) -> Int? {
    let isUniversal = name == "UTC" || name == "GMT"
    guard name.isEmpty || isUniversal else { return TimeZoneName.offset(name) }
    guard place < scalars.count, ["+", "-", "\u{2212}"].contains(scalars[place]) else {
      return isUniversal ? 0 : nil
    }
    let isWest = scalars[place] != "+"
    var digits: [Int] = []
    var next = place + 1
    while next < scalars.count, digits.count < 4 {
      if let digit = DecimalDigit.value(scalars[next]) {
        digits.append(Int(digit))
      } else if scalars[next] != ":" || digits.isEmpty {
        break
      }
      next += 1
    }
    let minutes: Int
    switch digits.count {
    case 1: minutes = digits[0] * 60
    case 2: minutes = (digits[0] * 10 + digits[1]) * 60
    case 3: minutes = digits[0] * 60 + digits[1] * 10 + digits[2]
    case 4: minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    default: return nil
    }
    guard minutes <= 14 * 60 else { return nil }
    place = next
    return isWest ? -minutes : minutes
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    DecimalDigit.value(scalar) != nil
  }

  /// Whether nothing but signs and words such as `at` stands between date and time.
  private static func isGlue(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.count < 16 else { return false }
    var words: [String] = [""]
    for scalar in scalars {
      if scalar.properties.isAlphabetic {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if scalar == "/" || DecimalDigit.value(scalar) != nil {
        return false
      } else if words.last?.isEmpty == false {
        words.append("")
      }
    }
    return words.allSatisfy { $0.isEmpty || links.contains($0.lowercased()) }
  }

  /// What stands between a date and a time.
  private static let links: Set<String> = [
    "at", "on", "um", "am", "\u{E0}", "\u{E0}s", "as", "a", "las", "le", "el", "il", "alle", "ore",
    "kl", "klo", "om", "o", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
