import PipeKit

/// Reads dates as pages write them.
enum DateReader {
  /// Reads a date that stands by itself, as in a meta element.
  ///
  /// RFC 3339 and its variants, RFC 5322, seconds since 1970, and what ``find(in:)`` finds. A time
  /// whose zone is not given is left out: the date alone is known.
  static func read(_ text: String) -> Timestamp? {
    let text = text.utf8.count > 80 ? String(text.prefix(80)) : text
    if let timestamp = Timestamp(text) { return plausible(timestamp) }
    let bytes = Array(text.utf8)
    if let timestamp = iso(bytes) { return plausible(timestamp) }
    if bytes.allSatisfy({ $0 &- 0x30 < 10 }), let number = Int64(text) {
      switch bytes.count {
      case 10: return plausible(Timestamp(seconds: number))
      case 13: return plausible(Timestamp(seconds: number / 1000))
      case 8:
        return day(Int(number / 10_000), Int(number / 100 % 100), Int(number % 100))
      default: return nil
      }
    }
    return internet(text) ?? find(in: text)
  }

  /// A date in a text.
  struct Place {
    let date: Timestamp
    /// The bytes of the text that it takes.
    let range: Range<Int>
  }

  /// Finds the first full date in a line of text: `22 November 2026`, `Nov 22, 2026`, `22.11.2026`.
  ///
  /// Between slashes the day comes first, unless it cannot.
  static func find(in text: String) -> Timestamp? { locate(in: text)?.date }

  /// Finds the first full date in a line of text, and where it stands.
  static func locate(in text: String) -> Place? {
    guard hasYear(text) else { return nil }
    let words = DateWord.words(in: text)
    for index in words.indices {
      if let place = named(words, index) ?? numeric(words, index) {
        return withTime(place, in: text)
      }
    }
    return nil
  }

  /// The same date with the time that stands beside it, if that has a zone.
  private static func withTime(_ place: Place, in text: String) -> Place {
    let bytes = text.utf8
    let rest = String(decoding: bytes.dropFirst(place.range.upperBound).prefix(100), as: UTF8.self)
    if let (time, length) = ZonedTime.following(rest) {
      return Place(
        date: time.on(place.date),
        range: place.range.lowerBound..<(place.range.upperBound + length))
    }
    let start = String(decoding: bytes.prefix(place.range.lowerBound).suffix(100), as: UTF8.self)
    let time = ZonedTime.preceding(start)
    return time.map { Place(date: $0.on(place.date), range: place.range) } ?? place
  }

  /// Finds a date whose year has two digits, `22.11.26` or, at the end, `22 November 26`, in a text that is known to
  /// be one.
  static func findShort(in text: String) -> Timestamp? {
    guard text.utf8.count < 60, text.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
    // "(City, 22 November 26)"
    let words = DateWord.words(in: text).suffix(3)
    if words.count == 3, let date = words.first?.number, let year = words.last, year.length == 2,
      let number = year.number, number < 70, words.dropFirst().first?.number == nil,
      let month = words.dropFirst().first.flatMap({ MonthNames.month($0.text) })
    {
      return day(2000 + number, month, date)
    }
    for word in text.split(whereSeparator: { !$0.isNumber && $0 != "." }) {
      let numbers = word.split(separator: ".").map { $0.utf8.count <= 2 ? Int($0) : nil }
      guard numbers.count == 3, word.split(separator: ".").last?.utf8.count == 2,
        let first = numbers[0], let month = numbers[1], let year = numbers[2], year < 70
      else { continue }
      return day(2000 + year, month, first)
    }
    return nil
  }

  /// Whether there are four digits in a row, without which there is no date.
  static func hasYear(_ text: String) -> Bool {
    DecimalDigit.hasRun(of: 4, in: text)
  }

  /// Finds a date in the path of an address: `/2026/11/22/`, `2026-11-22`, `22-11-2026`.
  static func find(inAddress address: String) -> Timestamp? {
    guard hasYear(address) else { return nil }
    let parts = address.split(whereSeparator: { $0 == "/" || $0 == "?" })
    for index in parts.indices.dropLast(2) where parts[index].utf8.count == 4 {
      if let year = Int(parts[index]), let month = Int(parts[index + 1]),
        parts[index + 2].utf8.count <= 2, let number = Int(parts[index + 2])
      {
        if let date = day(year, month, number) { return date }
      }
    }
    for part in parts {
      let numbers = part.parts(at: 0x2D).prefix(3)
      let lengths = numbers.map(\.utf8.count)
      if lengths == [4, 2, 2] || lengths == [2, 2, 4] {
        let values = numbers.compactMap { Int($0) }
        guard values.count == 3 else { continue }
        let isYearFirst = lengths[0] == 4
        let found =
          isYearFirst
          ? day(values[0], values[1], values[2]) : day(values[2], values[1], values[0])
        if let found { return found }
      }
    }
    return nil
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
    func digits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    guard (1990...2100).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    return Timestamp("\(year)-\(digits(month))-\(digits(day))")
  }

  private static func plausible(_ timestamp: Timestamp) -> Timestamp? {
    (631_152_000...4_102_444_800).contains(timestamp.seconds) ? timestamp : nil
  }

  /// Variants of RFC 3339: a space for the `T`, no colon in the zone, no seconds, no zone.
  private static func iso(_ bytes: [UInt8]) -> Timestamp? {
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[start..<start + count] {
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard bytes.count >= 10, let year = number(0, 4), bytes[4] == 0x2D || bytes[4] == 0x2F,
      bytes[7] == bytes[4], let month = number(5, 2), let date = number(8, 2),
      let plain = day(year, month, date)
    else { return nil }
    guard bytes.count >= 16, let hour = number(11, 2), bytes[13] == 0x3A,
      let minute = number(14, 2)
    else { return plain }
    var place = 16
    var second = 0
    if bytes.count > 18, bytes[16] == 0x3A, let seconds = number(17, 2) {
      second = seconds
      place = 19
      if place < bytes.count, bytes[place] == 0x2E || bytes[place] == 0x2C {
        place += 1
        while place < bytes.count, bytes[place] &- 0x30 < 10 { place += 1 }
      }
    }
    while place < bytes.count, bytes[place] == 0x20 { place += 1 }
    guard let offset = offset(Array(bytes[place...])), hour < 24, minute < 60, second < 61 else {
      return plain
    }
    let local = plain.seconds + Int64(hour * 3600 + minute * 60 + min(second, 59))
    return Timestamp(seconds: local - Int64(offset) * 60, offset: Int16(offset))
  }

  /// A zone: `Z`, `+0100`, `+01:00`, `GMT`; in minutes from UTC.
  private static func offset(_ zone: [UInt8]) -> Int? {
    let text = String(decoding: zone, as: UTF8.self).uppercased()
    if let offset = TimeZoneName.offset(text) { return offset }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter(\.isNumber)
    guard digits.count == 4 || digits.count == 2, let hours = Int(digits.prefix(2)), hours < 24
    else {
      return nil
    }
    let minutes = Int(digits.dropFirst(2)) ?? 0
    return minutes < 60 ? (hours * 60 + minutes) * (sign == "-" ? -1 : 1) : nil
  }

  /// RFC 5322: `Sun, 22 Nov 2026 10:05:00 +0100`.
  private static func internet(_ text: String) -> Timestamp? {
    let parts = text.utf8.split { $0 == 0x20 || $0 == 0x2C }.map { Substring($0) }
    let start = parts.first?.first?.isNumber == true ? 0 : 1
    guard parts.count >= start + 5, let date = Int(parts[start]),
      let month = MonthNames.month(parts[start + 1].lowercased()), let year = Int(parts[start + 2]),
      let plain = day(year, month, date)
    else { return nil }
    let time = parts[start + 3].parts(at: 0x3A).compactMap { Int($0) }
    guard time.count >= 2, time[0] < 24, time[1] < 60, time.allSatisfy({ $0 >= 0 }),
      let offset = offset(Array(parts[start + 4].utf8))
    else { return plain }
    let second = time.count > 2 ? min(time[2], 59) : 0
    let local = plain.seconds + Int64(time[0] * 3600 + time[1] * 60 + second)
    return Timestamp(seconds: local - Int64(offset) * 60, offset: Int16(offset))
  }

  // MARK: Dates in text

  /// A date whose month is a word: `22 november 2026`, `november 22 2026`.
  private static func named(_ words: [DateWord], _ index: Int) -> Place? {
    guard words[index].number == nil, let month = MonthNames.month(words[index].text) else {
      return nil
    }
    func number(_ place: Int) -> Int? { words.indices.contains(place) ? words[place].number : nil }
    // "22 de noviembre de 2026"
    func skip(_ place: Int, _ step: Int) -> Int {
      words.indices.contains(place) && links.contains(words[place].text) ? place + step : place
    }
    func place(_ date: Timestamp?, _ first: Int, _ last: Int) -> Place? {
      date.map {
        Place(date: $0, range: words[first].range.lowerBound..<words[last].range.upperBound)
      }
    }
    let before = skip(index - 1, -1)
    let after = skip(index + 1, 1)
    if let date = number(before), date <= 31, let year = number(after),
      let found = place(day(year, month, date), before, after)
    {
      return found
    }
    let last = skip(index + 2, 1)
    if let date = number(index + 1), let year = number(last) {
      return place(day(year, month, date), index, last)
    }
    // "2026. november 22."
    if let year = number(index - 1), year > 31, let date = number(index + 1) {
      return place(day(year, month, date), index - 1, index + 1)
    }
    return nil
  }

  /// What may stand between the parts of a date.
  private static let links: Set<String> = ["de", "del", "of", "di", "den", "do"]

  /// A date of three numbers.
  private static func numeric(_ words: [DateWord], _ index: Int) -> Place? {
    guard index + 2 < words.count, let first = words[index].number,
      let second = words[index + 1].number, let third = words[index + 2].number
    else { return nil }
    let lengths = words[index...(index + 2)].map(\.length)
    guard lengths[1] <= 2 else { return nil }
    var date: Timestamp?
    if lengths[0] == 4, lengths[2] <= 2 {
      date = day(first, second, third)
    } else if lengths[0] <= 2, lengths[2] == 4 {
      date = second <= 12 ? day(third, second, first) : day(third, first, second)
    }
    return date.map {
      Place(
        date: $0, range: words[index].range.lowerBound..<words[index + 2].range.upperBound)
    }
  }
}
