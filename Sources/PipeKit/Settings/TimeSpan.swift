/// A length of time as it is written in a pipeline file: `90s`, `15m`, `24h`, `7d`, `500ms`.
public struct TimeSpan: SettingValue, Hashable, Comparable {
  /// The length.
  public var duration: Duration

  /// Creates a time span.
  public init(_ duration: Duration) { self.duration = duration }

  private static let units: [(suffix: String, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ("w", 604_800_000),
  ]

  /// Reads a number with a unit; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let digits = text.prefix { "0"..."9" ~= $0 }
    guard let count = Int64(digits),
      let unit = Self.units.first(where: { $0.suffix == text.dropFirst(digits.count) })
    else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
    guard !overflow else { return nil }
    self.init(.milliseconds(product))
  }

  /// Reads a number with a unit.
  ///
  /// - Throws: ``OptionProblem`` that shows how to write one.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let span = Self(text) else {
      throw OptionProblem(
        "expected a duration",
        hint: "write a whole number and ms, s, m, h, d or w, such as 90s, 15m or 24h")
    }
    self = span
  }

  /// Whether one span is shorter than another.
  public static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.duration < b.duration }

  /// A number with a unit.
  public static var schema: JSONObject {
    ["type": "string", "pattern": "^[0-9]+(ms|s|m|h|d|w)$"]
  }
  /// What a manual calls the type.
  public static var typeName: String { "duration" }
  /// The span in the largest unit that fits.
  public var settingJSON: JSON { .string(description) }
}

extension TimeSpan: CustomStringConvertible {
  /// The span in the largest unit that fits: `24h` is `1d`.
  public var description: String {
    let (seconds, attoseconds) = duration.components
    let milliseconds = seconds.multipliedReportingOverflow(by: 1000)
    guard !milliseconds.overflow else { return "\(seconds)s" }
    let total = milliseconds.partialValue + attoseconds / 1_000_000_000_000_000
    for unit in Self.units.reversed() where unit.suffix != "w" {
      if total.isMultiple(of: unit.milliseconds), total != 0 {
        return "\(total / unit.milliseconds)\(unit.suffix)"
      }
    }
    return "0s"
  }
}
