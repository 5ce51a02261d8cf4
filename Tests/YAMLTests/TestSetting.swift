import YAML

/// A property wrapper like the ones that options of stages are made of.
@propertyWrapper
struct TestSetting<Value: Decodable & Sendable>: Decodable, Sendable {
  var wrappedValue: Value
  var range: ClosedRange<Int>?

  init(wrappedValue: Value, _ range: ClosedRange<Int>? = nil) {
    self.wrappedValue = wrappedValue
    self.range = range
  }

  init(from decoder: any Decoder) throws {
    wrappedValue = try decoder.singleValueContainer().decode(Value.self)
  }
}

/// Types that can describe their settings.
protocol TestOptions: Decodable, Sendable {
  init()
  static var required: Set<String> { get }
}

extension TestOptions {
  static var required: Set<String> { [] }
}

private protocol AnyTestSetting: Sendable {
  var range: ClosedRange<Int>? { get }
  func number(in value: Any) -> Int?
}

extension TestSetting: AnyTestSetting {
  func number(in value: Any) -> Int? { (value as? TestSetting<Int>)?.wrappedValue }
}

extension DecodingRules {
  /// Rules that know the settings of `TestOptions`.
  static let settings = DecodingRules(schema: { describe($0) })

  private static func describe(_ type: any Decodable.Type) -> MappingSchema? {
    guard let options = type as? any TestOptions.Type else { return nil }
    var fields: [String: MappingSchema.Field] = [:]
    for child in Mirror(reflecting: options.init()).children {
      guard let label = child.label, let setting = child.value as? any AnyTestSetting else {
        continue
      }
      let name = String(label.dropFirst())
      fields[name] = MappingSchema.Field(
        key: snakeCase(name), fallback: setting, isRequired: options.required.contains(name),
        check: { complaint(setting, $0) })
    }
    return MappingSchema(fields: fields)
  }

  private static func complaint(
    _ setting: any AnyTestSetting, _ value: Any
  ) -> (message: String, hint: String?)? {
    guard let range = setting.range, let number = setting.number(in: value),
      !range.contains(number)
    else { return nil }
    return ("expected \(range.lowerBound) to \(range.upperBound), found \(number)", nil)
  }
}

struct CleanOptions: TestOptions, Equatable {
  enum Whitespace: String, Codable, CaseIterable, Sendable { case keep, squeeze, trim }

  @TestSetting(1...100) var minLength = 20
  @TestSetting var whitespace = Whitespace.squeeze
  @TestSetting var patterns: [String] = ["x"]
  @TestSetting var title: String?
  @TestSetting var strict = false

  static func == (left: CleanOptions, right: CleanOptions) -> Bool {
    left.minLength == right.minLength && left.whitespace == right.whitespace
      && left.patterns == right.patterns && left.title == right.title
      && left.strict == right.strict
  }
}

struct FetchOptions: TestOptions {
  @TestSetting var feeds: [String] = []
  @TestSetting var clean = CleanOptions()
  @TestSetting(0...9) var retries = 3

  static let required: Set = ["feeds"]
}
