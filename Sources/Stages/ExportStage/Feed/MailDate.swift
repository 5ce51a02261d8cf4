import PipeKit

/// Dates as e-mail and RSS write them (RFC 5322): `Mon, 23 Nov 2026 12:10:00 +0100`.
enum MailDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

  /// A time as it is written.
  static func text(_ time: Timestamp) -> String {
    // 2026-11-23T12:10:00+01:00
    let stamp = Array(time.instant.description)
    let local = time.seconds + Int64(time.offset) * 60
    let day = Int((local >= 0 ? local : local - 86_399) / 86_400)
    let weekday = days[(day % 7 + 7) % 7]
    let month = Int(String(stamp[5...6])).flatMap {
      months.indices.contains($0 - 1) ? months[$0 - 1] : nil
    }
    let zone = stamp.count > 20 ? String(stamp[19...].filter { $0 != ":" }) : "+0000"
    return "\(weekday), \(String(stamp[8...9])) \(month ?? "Jan") \(String(stamp[0...3])) "
      + "\(String(stamp[11...18])) \(zone)"
  }

  /// Reads what ``text(_:)`` writes; `nil` for anything else.
  static func timestamp(_ text: String) -> Timestamp? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, let month = months.firstIndex(of: String(parts[2])) else { return nil }
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    let zone = parts[5] == "+0000" ? "Z" : "\(parts[5].prefix(3)):\(parts[5].suffix(2))"
    return Timestamp("\(parts[3])-\(number)-\(parts[1])T\(parts[4])\(zone)")
  }
}
