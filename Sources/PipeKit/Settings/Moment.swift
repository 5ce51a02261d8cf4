/// A point in time as it is written in a pipeline file: a date, a date with time, or how long ago.
public enum Moment: SettingValue, Hashable {
  /// A fixed time.
  case fixed(Timestamp)
  /// A time before the run: `2d`.
  case ago(TimeSpan)

  /// Reads a date or a duration.
  ///
  /// - Throws: ``OptionProblem`` that shows how to write one.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    if let span = TimeSpan(text) {
      self = .ago(span)
    } else if let time = Timestamp(text) {
      self = .fixed(time)
    } else {
      throw OptionProblem(
        "expected a date or a duration",
        hint: "write 2026-11-23, 2026-11-23T09:00:00Z, or how long ago, such as 2d")
    }
  }

  /// The point in time.
  public func timestamp(now: Timestamp) -> Timestamp {
    switch self {
    case .fixed(let time): time
    case .ago(let span): now.advanced(by: .zero - span.duration)
    }
  }

  /// A date or a duration.
  public static var schema: JSONObject { ["type": "string"] }
  /// What a manual calls the type.
  public static var typeName: String { "date, or duration ago" }
  /// The moment as it would be written.
  public var settingJSON: JSON {
    switch self {
    case .fixed(let time): .string(time.description)
    case .ago(let span): .string(span.description)
    }
  }
}
