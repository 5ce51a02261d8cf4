import Foundation

/// What feed validators check of a feed, as far as it is a rule: each violation in words.
///
/// The rules are those of RFC 4287 (Atom), of RSS 2.0 with the RSS Advisory Board's Best Practices Profile, and of JSON
/// Feed 1.1. They share no code with what writes and reads feeds.
struct FeedRules {
  /// What is wrong.
  private(set) var violations: [String] = []

  /// Notes what is wrong unless something holds.
  mutating func check(_ holds: Bool, _ violation: @autoclosure () -> String) {
    if !holds { violations.append(violation()) }
  }

  /// Whether it is a time as RFC 3339 writes it, and there is such a time.
  static func isTime(_ text: String) -> Bool {
    guard
      let parts = text.wholeMatch(
        of: /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)/)
    else { return false }
    let (year, month, day) = (Int(parts.1), Int(parts.2), Int(parts.3))
    guard let year, let month, let day, let hour = Int(parts.4), let minute = Int(parts.5),
      let second = Int(parts.6)
    else { return false }
    return weekday(year, month, day) != nil && hour < 24 && minute < 60 && second <= 60
  }

  /// Whether it is a time as RFC 822 writes it, with four digits for the year, on the day of the week that it says.
  static func isMailTime(_ text: String) -> Bool {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard
      let parts = text.wholeMatch(
        of: /([A-Z][a-z]{2}), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4}|GMT)/),
      let month = months.firstIndex(of: String(parts.3)), let day = Int(parts.2),
      let year = Int(parts.4), let hour = Int(parts.5), let minute = Int(parts.6)
    else { return false }
    let weekday = weekday(year, month + 1, day)
    return weekday != nil && days.firstIndex(of: String(parts.1)) == weekday && hour < 24
      && minute < 60
  }

  /// The day of the week of a date, from 0 for Sunday; `nil` where there is no such day.
  private static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    guard let date = calendar.date(from: DateComponents(year: year, month: month, day: day)),
      calendar.component(.month, from: date) == month,
      calendar.component(.day, from: date) == day
    else { return nil }
    return calendar.component(.weekday, from: date) - 1
  }

  /// Whether it is an address with a scheme, and has only what one may have (RFC 3987).
  static func isAddress(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>"{}|\\^`\u{0}-\u{1F}]+/) != nil
      && !text.contains(/%(?![0-9A-Fa-f]{2})/)
  }

  /// Whether it is an address, and has only what one of ASCII may have (RFC 3986).
  static func isURI(_ text: String) -> Bool {
    isAddress(text)
      && text.wholeMatch(
        of: /[a-z]+:\/\/(\[[0-9a-f:.]+\]|[^\/?#\[\]]+)(:\d+)?[^#\[\]]*(#[^#\[\]]*)?/) != nil
      && text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Whether it is an address on the web.
  static func isWebAddress(_ text: String) -> Bool {
    isURI(text) && text.contains(/^https?:\/\/[^\/]/)
  }

  /// Whether it has the form of a language tag (RFC 5646).
  static func isLanguage(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) != nil
  }

  /// Whether markup has neither scripts nor addresses that only hold on the page it is from.
  static func isPortable(_ html: String) -> Bool {
    !html.contains(/(?i)<(script|iframe|object|embed|form|style)\b|<[^>]*\son\w+\s*=/)
      && !html.contains(/(?i)<[^>]*\s(href|src)\s*=\s*"(?!https?:|mailto:|tel:|#)/)
  }
}
