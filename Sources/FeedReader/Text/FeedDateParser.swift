import PipeKit

/// Reads dates in the forms found in feeds: RFC 3339 and other ISO 8601 forms, RFC 822 and its
/// variants, `asctime`, month names in a dozen languages, and seconds since 1970.
///
/// A date is cut into tokens: numbers, words and signs. What the tokens mean is told by their shape
/// and order, because the separators are what feeds get wrong most. A date without a zone is taken for UTC, which
/// is told.
struct FeedDateParser {
  var year: Int64?
  var month: Int64?
  var day: Int64?
  var hour: Int64 = 0
  var minute: Int64 = 0
  var second: Int64 = 0
  private var nanoseconds: Int32 = 0
  var offset: Int64 = 0
  var hasTime = false
  var hasZone = false
  private var fractionDigits: UInt8 = 0
  /// Whether the zone is a number, which says more than a name.
  private var hasOffset = false
  /// Whether the month is that of a word that may be a weekday.
  private var isMonthDoubtful = false
  /// Whether a point follows the first number.
  private var isPointed = false

  /// The moment that a text stands for; nil if it stands for none, or for one that does not exist.
  static func parse(_ text: String) -> Timestamp? { read(text)?.moment }

  /// The moment that a text stands for, and whether it has a time of day without a zone, so that UTC is but
  /// assumed.
  static func read(_ text: String) -> (moment: Timestamp, isZoneAssumed: Bool)? {
    var usual = FeedDateParser()
    if usual.readUsual(text.utf8Span.span), let date = usual.date { return (date, false) }
    let bytes = signs(text)
    guard !bytes.isEmpty else { return nil }
    if let moment = secondsSince1970(bytes) { return (moment, false) }
    var parser = FeedDateParser()
    if !parser.readISO(bytes) {
      parser = FeedDateParser()
      guard parser.readLoosely(bytes) else { return nil }
    }
    return parser.date.map { ($0, parser.hasTime && !parser.hasZone) }
  }

  /// The beginning of a text in lower case, with the minus sign of typography (U+2212) as a hyphen.
  private static func signs(_ text: String) -> [UInt8] {
    let bytes = Array(text.lowercased().utf8.prefix(128)).trimmed()
    guard bytes.contains(0xE2) else { return bytes }
    let clean = String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
      $0 == "\u{2212}" ? "-" : $0
    }
    return Array(String(String.UnicodeScalarView(clean)).utf8)
  }

  /// Seconds or milliseconds since 1970, told apart by their number of digits.
  private static func secondsSince1970(_ bytes: [UInt8]) -> Timestamp? {
    var scanner = ByteScanner(bytes)
    guard let number = scanner.digits(), scanner.isAtEnd || scanner.skip(".") else { return nil }
    switch number.count {
    case 9, 10: return Timestamp(seconds: number.value)
    case 12, 13:
      let milliseconds = Int32(number.value % 1000)
      return Timestamp(
        seconds: number.value / 1000, nanoseconds: milliseconds * 1_000_000,
        precision: .second(digits: milliseconds == 0 ? 0 : 3))
    default: return nil
    }
  }

  private var date: Timestamp? {
    // Programs write the year 1 and those around it where they have no date.
    guard let year, (1000...9999).contains(year) else { return nil }
    let (month, day) = (month ?? 1, day ?? 1)
    guard (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year: year),
      (0...24).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      hour < 24 || (minute == 0 && second == 0)
    else { return nil }
    let days = Timestamp.daysSinceEpoch(year: Int(year), month: Int(month), day: Int(day))
    guard hasTime else { return Timestamp(seconds: days * 86_400, precision: .day) }
    return Timestamp(
      seconds: days * 86_400 + hour * 3600 + minute * 60 + min(second, 59) - offset,
      nanoseconds: nanoseconds, offset: Int16(offset / 60),
      precision: .second(digits: fractionDigits))
  }

  private static func length(ofMonth month: Int64, year: Int64) -> Int64 {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

// MARK: ISO 8601 and timestamps

extension FeedDateParser {
  /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-DDD`, `YYYY-Www-D` and `YYYYMMDD`, with or without a time.
  private mutating func readISO(_ bytes: [UInt8]) -> Bool {
    var scanner = ByteScanner(bytes)
    guard let first = scanner.digits(), first.count == 4 || first.count == 8 else { return false }
    if first.count == 8 {
      (year, month, day) = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
    } else {
      year = first.value
      var ahead = scanner
      _ = ahead.skip("-")
      if ahead.skip("w") {
        scanner = ahead
        return readWeek(&scanner) && readTimeAndZone(&scanner)
      }
      if scanner.skip("-") {
        guard let second = scanner.digits() else { return false }
        switch second.count {
        case 1, 2: month = second.value
        case 3: return readDayOfYear(second.value) && readTimeAndZone(&scanner)
        case 4: (month, day) = (second.value / 100, second.value % 100)
        default: return false
        }
        if second.count <= 2, scanner.skip("-") {
          guard let third = scanner.digits(), third.count <= 2 else { return false }
          day = third.value
        }
      }
    }
    return readTimeAndZone(&scanner)
  }

  /// Reads the rest of a week date: `ww`, `ww-D` or `wwD`; a week without a day is its Monday.
  private mutating func readWeek(_ scanner: inout ByteScanner) -> Bool {
    guard let year, (1000...9998).contains(year), let digits = scanner.digits(),
      (2...3).contains(digits.count)
    else { return false }
    var (week, day): (Int64, Int64) = (digits.value, 1)
    if digits.count == 3 {
      (week, day) = (digits.value / 10, digits.value % 10)
    } else if scanner.skip("-") {
      guard let number = scanner.digits(), number.count == 1 else { return false }
      day = number.value
    }
    guard (1...53).contains(week), (1...7).contains(day) else { return false }
    // The first week is that of the fourth of January; 1 January 1970 was a Thursday.
    let fourth = Timestamp.daysSinceEpoch(year: Int(year), month: 1, day: 4)
    let weekday = ((fourth + 3) % 7 + 7) % 7
    let ordinal = 4 - Int64(weekday) + (week - 1) * 7 + day - 1
    let length = Self.length(ofMonth: 2, year: year) + 337
    if ordinal < 1 {
      self.year = year - 1
      return readDayOfYear(ordinal + Self.length(ofMonth: 2, year: year - 1) + 337)
    }
    if ordinal > length {
      self.year = year + 1
      return readDayOfYear(ordinal - length)
    }
    return readDayOfYear(ordinal)
  }

  private mutating func readDayOfYear(_ number: Int64) -> Bool {
    guard let year, number >= 1 else { return false }
    var rest = number
    for candidate in Int64(1)...12 {
      let length = Self.length(ofMonth: candidate, year: year)
      if rest <= length {
        (month, day) = (candidate, rest)
        return true
      }
      rest -= length
    }
    return false
  }

  private mutating func readTimeAndZone(_ scanner: inout ByteScanner) -> Bool {
    scanner.skipSpaces()
    if scanner.skip("t") || scanner.skip(",") { scanner.skipSpaces() }
    if scanner.isAtEnd { return true }
    guard let first = scanner.digits() else { return readZone(&scanner) }
    hasTime = true
    switch first.count {
    case 1, 2: hour = first.value
    case 4: (hour, minute) = (first.value / 100, first.value % 100)
    case 6:
      (hour, minute, second) = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
    default: return false
    }
    if first.count <= 2 {
      guard scanner.skip(":"), let minutes = scanner.digits(), minutes.count <= 2 else {
        return false
      }
      minute = minutes.value
      if scanner.skip(":"), let seconds = scanner.digits() {
        guard seconds.count <= 2 else { return false }
        second = seconds.value
      }
    }
    if scanner.skip(".") || scanner.skip(",") { readFraction(&scanner) }
    return readZone(&scanner)
  }

  private mutating func readFraction(_ scanner: inout ByteScanner) {
    var scale: Int32 = 100_000_000
    while let digit = scanner.digit() {
      nanoseconds += Int32(digit) * scale
      if scale > 0 { fractionDigits += 1 }
      scale /= 10
    }
  }
}

// MARK: RFC 822 and everything like it

extension FeedDateParser {
  private mutating func readLoosely(_ bytes: [UInt8]) -> Bool {
    var scanner = ByteScanner(bytes)
    var numbers: [(value: Int64, count: Int)] = []
    while !scanner.isAtEnd {
      let isComplete = numbers.count == (month == nil || isMonthDoubtful ? 3 : 2)
      if !hasTime, readTime(&scanner) || (isComplete && readPointedTime(&scanner)) {
        hasTime = true
      } else if let number = scanner.digits() {
        guard numbers.count < 3 else { return false }
        if numbers.isEmpty { isPointed = scanner.isAt(".") }
        numbers.append(number)
        scanner.skipOrdinalSuffix()
      } else if let word = scanner.word() {
        guard take(word, &scanner) else { return false }
      } else {
        var ahead = scanner
        if hasTime, scanner.isAtSign, readZone(&ahead) {
          scanner = ahead
        } else {
          scanner.skipOne()
        }
      }
    }
    return assign(numbers)
  }

  /// Takes a word: a month, half of the day, a zone; other words, weekdays mostly, say nothing.
  ///
  /// - Returns: False for the sign of a week, which is read elsewhere.
  private mutating func take(_ word: String, _ scanner: inout ByteScanner) -> Bool {
    if hasTime, word == "am" || word == "pm" || word == "a" || word == "p" {
      guard (1...12).contains(hour) else { return hour <= 23 }
      hour = hour % 12 + (word.hasPrefix("p") ? 12 : 0)
    } else if month == nil || (isMonthDoubtful && !MonthNames.mayBeWeekday(word)),
      !MonthNames.isWeekday(word), let named = MonthNames.month(of: word)
    {
      month = named
      isMonthDoubtful = MonthNames.mayBeWeekday(word)
    } else if !hasTime, word == "w" {
      return false
    } else if hasTime, !hasOffset, let named = ZoneNames.offset(of: word.uppercased()) {
      offset = named
      hasZone = true
      // "GMT+0100" and "UTC +1" say the offset themselves.
      if scanner.isAtSign { _ = readZone(&scanner) }
    }
    return true
  }

  private mutating func readTime(_ scanner: inout ByteScanner) -> Bool {
    var ahead = scanner
    guard let hours = ahead.digits(), hours.count <= 2, ahead.skip(":"),
      let minutes = ahead.digits(), minutes.count <= 2
    else { return false }
    (hour, minute) = (hours.value, minutes.value)
    if ahead.skip(":"), let seconds = ahead.digits() { second = seconds.value }
    if ahead.skip(".") || ahead.skip(",") { readFraction(&ahead) }
    scanner = ahead
    return true
  }

  /// Reads a time as `10.30` or `10.30.15`, as is usual where dates have points, too.
  private mutating func readPointedTime(_ scanner: inout ByteScanner) -> Bool {
    var ahead = scanner
    guard let hours = ahead.digits(), hours.count <= 2, hours.value < 24, ahead.skip("."),
      let minutes = ahead.digits(), minutes.count == 2, minutes.value < 60
    else { return false }
    (hour, minute) = (hours.value, minutes.value)
    var further = ahead
    if further.skip("."), let seconds = further.digits(), seconds.count == 2 {
      second = seconds.value
      ahead = further
    }
    scanner = ahead
    return true
  }

  /// Reads `Z`, a name, `+hh:mm`, `+hhmm` or `+hh` at the end, or nothing.
  private mutating func readZone(_ scanner: inout ByteScanner) -> Bool {
    scanner.skipSpaces()
    if scanner.isAtEnd { return true }
    if let word = scanner.word() {
      if word == "am" || word == "pm" {
        guard (1...12).contains(hour) else { return false }
        hour = hour % 12 + (word == "pm" ? 12 : 0)
        return readZone(&scanner)
      }
      guard let named = ZoneNames.offset(of: word.uppercased()) else { return false }
      offset = named
      hasZone = true
      return scanner.isAtSign ? readZone(&scanner) : true
    }
    let isWest = scanner.skip("-")
    guard isWest || scanner.skip("+"), let number = scanner.digits() else { return false }
    var (hours, minutes): (Int64, Int64) = (number.value, 0)
    if number.count > 2 {
      (hours, minutes) = (number.value / 100, number.value % 100)
    } else if scanner.skip(":") {
      minutes = scanner.digits()?.value ?? 0
    }
    guard hours <= 18, minutes < 60 else { return false }
    offset = (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
    (hasZone, hasOffset) = (true, true)
    return true
  }

  /// Decides which of the numbers is the day, which the month, which the year.
  private mutating func assign(_ numbers: [(value: Int64, count: Int)]) -> Bool {
    // With three numbers a word that may be either was the weekday.
    if isMonthDoubtful, numbers.count == 3 { month = nil }
    if month != nil {
      guard numbers.count == 2, let first = numbers.first, let last = numbers.last else {
        return false
      }
      let isYearFirst = first.count == 4 || first.value > 31
      day = isYearFirst ? last.value : first.value
      year = isYearFirst ? full(first) : full(last)
      return true
    }
    guard numbers.count == 3 else { return false }
    let (a, b, c) = (numbers[0], numbers[1], numbers[2])
    if a.count == 4 {
      (year, month, day) = (a.value, b.value, c.value)
    } else if a.value > 12 || (isPointed && b.value <= 12) {
      // With points the day comes first.
      (year, month, day) = (full(c), b.value, a.value)
    } else {
      // Written with slashes, the month comes first in most feeds that do so.
      (year, month, day) = (full(c), a.value, b.value)
    }
    return true
  }

  /// A year of two digits, or of three as programs with the year 2000 fault write it.
  private func full(_ number: (value: Int64, count: Int)) -> Int64 {
    switch number.count {
    case 1, 2: number.value + (number.value < 70 ? 2000 : 1900)
    case 3: number.value + 1900
    default: number.value
    }
  }
}
