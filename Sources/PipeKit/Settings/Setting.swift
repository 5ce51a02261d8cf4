/// One option of a stage: its default, its type, its help and its limits, declared once.
///
///     struct Options: StageOptions {
///       @Setting("Drop documents shorter than this many characters.", range: 0...1_000_000)
///       var minLength = 200
///     }
///
/// The key in the pipeline file is the property's name in snake case: `min_length`. The manual, the
/// JSON Schema and "did you mean" follow from it.
@propertyWrapper
public struct Setting<Value: SettingValue>: Sendable, Decodable {
  /// The option's value.
  public var wrappedValue: Value
  let help: String
  let isRequired: Bool
  let isSecret: Bool
  let limits: JSONObject
  let check: (@Sendable (Value) -> String?)?

  private init(
    _ value: Value, _ help: String, isRequired: Bool, isSecret: Bool = false,
    limits: JSONObject = [:],
    check: (@Sendable (Value) -> String?)? = nil
  ) {
    wrappedValue = value
    self.help = help
    self.isRequired = isRequired
    self.isSecret = isSecret
    self.limits = limits
    self.check = check
  }

  /// Declares an option.
  ///
  /// - Parameters:
  ///   - wrappedValue: The default.
  ///   - help: What the option does, in one or more sentences.
  ///   - required: Whether the option has to be given; the default is then never used.
  ///   - secret: Whether its texts open doors, as cookies and keys do, and are not shown where a pipeline is.
  public init(
    wrappedValue: Value, _ help: String, required: Bool = false, secret: Bool = false
  ) {
    self.init(wrappedValue, help, isRequired: required, isSecret: secret)
  }

  /// Declares an option whose value lies within limits.
  ///
  /// - Parameters:
  ///   - wrappedValue: The default.
  ///   - help: What the option does, in one or more sentences.
  ///   - range: The smallest and the largest value allowed.
  public init(wrappedValue: Value, _ help: String, range: ClosedRange<Value>)
  where Value: Comparable {
    self.init(
      wrappedValue, help, isRequired: false, limits: Self.limits(range),
      check: { range.contains($0) ? nil : Self.complaint(range) })
  }

  /// Declares an option that may be left out, and whose value lies within limits.
  ///
  /// - Parameters:
  ///   - wrappedValue: The default.
  ///   - help: What the option does, in one or more sentences.
  ///   - range: The smallest and the largest value allowed.
  public init<Wrapped: SettingValue & Comparable>(
    wrappedValue: Value, _ help: String, range: ClosedRange<Wrapped>
  ) where Value == Wrapped? {
    self.init(
      wrappedValue, help, isRequired: false, limits: Self.limits(range),
      check: { value in
        value.map { range.contains($0) } ?? true ? nil : Self.complaint(range)
      })
  }

  /// Reads the value alone; limits are checked by whoever knows the declaration.
  public init(from decoder: any Decoder) throws {
    self.init(
      try decoder.singleValueContainer().decode(Value.self), "", isRequired: false)
  }

  private static func limits<Bound: SettingValue>(_ range: ClosedRange<Bound>) -> JSONObject {
    guard case .number = range.lowerBound.settingJSON else { return [:] }
    return [
      "minimum": range.lowerBound.settingJSON, "maximum": range.upperBound.settingJSON,
    ]
  }

  private static func complaint<Bound: SettingValue>(_ range: ClosedRange<Bound>) -> String {
    "must be from \(range.lowerBound.settingText) to \(range.upperBound.settingText)"
  }
}
