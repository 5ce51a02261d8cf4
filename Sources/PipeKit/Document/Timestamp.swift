/// A point in time as people write it: with the zone, and no more precise than it was given.
///
/// Read from and written as RFC 3339 (`2026-11-23T09:30:00+01:00`), or a date alone (`2026-11-23`).
/// Two timestamps are equal when they are written alike; `<` compares the instants.
public struct Timestamp: Sendable, Hashable {
  /// Whole seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64
  /// What comes after the whole seconds: 0 to 999,999,999 nanoseconds.
  public var nanoseconds: Int32
  /// The zone's distance from UTC in minutes, -1,439 to 1,439.
  public var offset: Int16
  /// How much of the instant was given.
  public var precision: Precision

  /// How much of an instant is known.
  public enum Precision: Sendable, Hashable {
    /// A date alone; the instant is the day's start in UTC.
    case day
    /// Date and time, with this many digits (0 to 9) after the second.
    case second(digits: UInt8)
  }

  /// Creates a timestamp from seconds since 1970 in UTC.
  public init(
    seconds: Int64, nanoseconds: Int32 = 0, offset: Int16 = 0,
    precision: Precision = .second(digits: 0)
  ) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offset = offset
    self.precision = precision
  }
}

extension Timestamp: Comparable {
  /// Whether one instant comes before another.
  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }

  /// The instant that is this much later; earlier for a negative duration.
  public func advanced(by duration: Duration) -> Timestamp {
    var copy = self
    let (seconds, attoseconds) = duration.components
    let (sum, overflow) = copy.seconds.addingReportingOverflow(seconds)
    copy.seconds = overflow ? (seconds < 0 ? .min / 2 : .max / 2) : sum
    var nanoseconds = Int64(copy.nanoseconds) + attoseconds / 1_000_000_000
    if nanoseconds < 0 {
      nanoseconds += 1_000_000_000
      copy.seconds -= 1
    } else if nanoseconds >= 1_000_000_000 {
      nanoseconds -= 1_000_000_000
      copy.seconds += 1
    }
    copy.nanoseconds = Int32(nanoseconds)
    return copy
  }

  /// The last instant that something can be dated when it is this time, as far as clocks and zones may differ: no zone is a
  /// day ahead of UTC, and what is dated later is a mistake.
  package var latestDate: Timestamp { advanced(by: .seconds(86_400)) }

  /// How long after another instant this one is.
  public func since(_ other: Timestamp) -> Duration {
    .seconds(seconds - other.seconds) + .nanoseconds(Int64(nanoseconds) - Int64(other.nanoseconds))
  }
}

extension Timestamp {
  /// Reads RFC 3339, or a date alone; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(rfc3339: bytes.span)
  }

  /// Reads RFC 3339, or a date alone, from ASCII bytes.
  package init?(rfc3339 bytes: borrowing Span<UInt8>) {
    /// Two digits; 100 or more where they are not.
    func pair(_ at: Int) -> Int {
      let (tens, ones) = (bytes[at] &- 0x30, bytes[at + 1] &- 0x30)
      return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : 1000
    }

    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    let (century, yearOfCentury, month, day) = (pair(0), pair(2), pair(5), pair(8))
    let year = century * 100 + yearOfCentury
    guard century < 100, yearOfCentury < 100, month >= 1, month <= 12, day >= 1,
      day <= Self.days(inMonth: month, ofYear: year)
    else { return nil }
    let start = Self.daysSinceEpoch(year: year, month: month, day: day) * 86_400
    if bytes.count == 10 {
      self.init(seconds: start, precision: .day)
      return
    }
    guard bytes.count >= 20, bytes[10] | 0x20 == 0x74 || bytes[10] == 0x20, bytes[13] == 0x3A,
      bytes[16] == 0x3A
    else { return nil }
    let (hour, minute, second) = (pair(11), pair(14), pair(17))
    guard hour < 24, minute < 60, second <= 60 else { return nil }
    var at = 19
    var nanoseconds: Int32 = 0
    var digits: UInt8 = 0
    if bytes[at] == 0x2E {
      at += 1
      let first = at
      while at < bytes.count, bytes[at] &- 0x30 < 10 {
        if digits < 9 {
          nanoseconds = nanoseconds * 10 + Int32(bytes[at] &- 0x30)
          digits += 1
        }
        at += 1
      }
      guard at > first else { return nil }
      for _ in digits..<9 { nanoseconds *= 10 }
    }
    guard at < bytes.count else { return nil }
    var offset = 0
    switch bytes[at] {
    case 0x5A, 0x7A: at += 1
    case 0x2B, 0x2D:
      guard bytes.count == at + 6, bytes[at + 3] == 0x3A else { return nil }
      let (hours, minutes) = (pair(at + 1), pair(at + 4))
      guard hours < 24, minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (bytes[at] == 0x2D ? -1 : 1)
      at += 6
    default: return nil
    }
    guard at == bytes.count else { return nil }
    let time = Int64(hour * 3600 + minute * 60 + min(second, 59))
    self.init(
      seconds: start + time - Int64(offset) * 60, nanoseconds: nanoseconds, offset: Int16(offset),
      precision: .second(digits: digits))
  }

  /// The day in the timestamp's own zone: `2026-11-23`.
  public var day: String { String(decoding: rfc3339.prefix(10), as: UTF8.self) }

  /// The timestamp in RFC 3339, as bytes.
  package var rfc3339: [UInt8] {
    var out: [UInt8] = []
    append(to: &out)
    return out
  }

  /// Appends the timestamp in RFC 3339.
  package func append(to out: inout [UInt8]) {
    // RFC 3339 has four digits for a year; what lies outside is written as the nearest it can say.
    let offset = Int64(min(max(offset, -1439), 1439))
    let local =
      min(max(seconds, -62_167_219_200 - offset * 60), 253_402_300_799 - offset * 60) + offset * 60
    let day = (local + 62_167_219_200) / 86_400 - 719_528
    let time = Int(local - day * 86_400)
    let date = Self.date(daysSinceEpoch: day)
    out.append(addingCapacity: 35) { output in
      func append(_ value: Int, _ width: Int) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
          output.append(0x30 &+ UInt8(truncatingIfNeeded: value / divisor % 10))
          divisor /= 10
        }
      }
      func appendPair(_ value: Int) {
        output.append(0x30 &+ UInt8(truncatingIfNeeded: value / 10))
        output.append(0x30 &+ UInt8(truncatingIfNeeded: value % 10))
      }
      appendPair(date.year / 100)
      appendPair(date.year % 100)
      output.append(0x2D)
      appendPair(date.month)
      output.append(0x2D)
      appendPair(date.day)
      guard case .second(let digits) = precision else { return }
      output.append(0x54)
      appendPair(time / 3600)
      output.append(0x3A)
      appendPair(time / 60 % 60)
      output.append(0x3A)
      appendPair(time % 60)
      if digits > 0 {
        output.append(0x2E)
        var value = Int(min(max(nanoseconds, 0), 999_999_999))
        for _ in min(digits, 9)..<9 { value /= 10 }
        append(value, Int(min(digits, 9)))
      }
      if offset == 0 {
        output.append(0x5A)
      } else {
        output.append(offset < 0 ? 0x2D : 0x2B)
        appendPair(Int(abs(offset)) / 60)
        output.append(0x3A)
        appendPair(Int(abs(offset)) % 60)
      }
    }
  }

  /// Days from 1970-01-01 in the proleptic Gregorian calendar.
  ///
  /// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  package static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  private static func date(daysSinceEpoch: Int64) -> (year: Int, month: Int, day: Int) {
    let days = Int(daysSinceEpoch) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension Timestamp: CustomStringConvertible {
  /// The timestamp in RFC 3339.
  public var description: String { String(decoding: rfc3339, as: UTF8.self) }
}
