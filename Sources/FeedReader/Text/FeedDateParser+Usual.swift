// The two forms that nearly all dates have, read by their places.
extension FeedDateParser {
  /// Reads `Sun, 29 Nov 2026 03:31:37 +0000`, with `GMT` also, and `2026-11-29T03:31:37+00:00`, with `Z`
  /// also; everything else is left to the general way.
  mutating func readUsual(_ span: Span<UInt8>) -> Bool {
    switch span.count {
    case 20, 25:
      guard span[4] == 0x2D, span[7] == 0x2D, span[10] == UInt8(ascii: "T"),
        let century = number(span, 0), let rest = number(span, 2), let months = number(span, 5),
        let days = number(span, 8), readClock(span, at: 11)
      else { return false }
      (year, month, day) = (century * 100 + rest, months, days)
      if span.count == 20 { return span[19] == UInt8(ascii: "Z") }
      return span[22] == 0x3A && readOffset(span, sign: 19, minutes: 23)
    case 29, 31:
      guard span[3] == 0x2C, span[4] == 0x20, span[7] == 0x20, span[11] == 0x20, span[16] == 0x20,
        span[25] == 0x20, Self.weekdays.contains(Scan.word(in: span, 0..<3)),
        let months = Self.months.firstIndex(of: Scan.word(in: span, 8..<11)),
        let century = number(span, 12), let rest = number(span, 14), let days = number(span, 5),
        readClock(span, at: 17)
      else { return false }
      (year, month, day) = (century * 100 + rest, Int64(months) + 1, days)
      if span.count == 29 { return Scan.has("GMT", in: span, at: 26) }
      return readOffset(span, sign: 26, minutes: 29)
    default: return false
    }
  }

  private static let weekdays = words("Mon Tue Wed Thu Fri Sat Sun")
  private static let months = words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")

  private static func words(_ text: String) -> [UInt64] {
    text.split(separator: " ").map { word in
      let bytes = Array(word.utf8)
      return Scan.word(in: bytes.span, 0..<bytes.count)
    }
  }

  /// A number of two digits.
  private func number(_ span: Span<UInt8>, _ place: Int) -> Int64? {
    let (tens, ones) = (span[place] &- 0x30, span[place + 1] &- 0x30)
    return tens < 10 && ones < 10 ? Int64(tens) * 10 + Int64(ones) : nil
  }

  private mutating func readClock(_ span: Span<UInt8>, at place: Int) -> Bool {
    guard span[place + 2] == 0x3A, span[place + 5] == 0x3A, let hours = number(span, place),
      let minutes = number(span, place + 3), let seconds = number(span, place + 6)
    else { return false }
    (hour, minute, second, hasTime) = (hours, minutes, seconds, true)
    return true
  }

  private mutating func readOffset(_ span: Span<UInt8>, sign: Int, minutes: Int) -> Bool {
    let isWest = span[sign] == 0x2D
    guard isWest || span[sign] == 0x2B, let hours = number(span, sign + 1),
      let minutes = number(span, minutes), hours <= 18, minutes < 60
    else { return false }
    offset = (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
    hasZone = true
    return true
  }
}
