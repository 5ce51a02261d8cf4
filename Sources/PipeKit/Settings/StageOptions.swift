import Synchronization

/// What a stage can be told in the pipeline file: a struct of ``Setting`` properties.
public protocol StageOptions: Decodable, Sendable {
  /// Creates the options with their defaults.
  init()

  /// What is wrong with the options together; each is within its own limits already.
  func problems() -> [OptionProblem]

  /// What the stage writes that no other stage of the pipeline may write too: paths, by the key of
  /// the option that names each.
  var outputs: [String: String] { get }
}

extension StageOptions {
  /// Nothing is wrong.
  public func problems() -> [OptionProblem] { [] }
  /// Nothing is written that would be in the way of others.
  public var outputs: [String: String] { [:] }
}

/// The options of a stage that has none.
public struct NoOptions: StageOptions {
  /// Creates no options.
  public init() {}
}

/// What is known of one option without having a pipeline file.
public struct SettingDescription: Sendable {
  /// The key as it is written: `min_length`.
  public let key: String
  /// What the option does.
  public let help: String
  /// Whether it has to be given.
  public let isRequired: Bool
  /// Whether its texts are not to be shown.
  public let isSecret: Bool
  /// What a manual calls its type.
  public let typeName: String
  /// The JSON Schema of its values, with its limits.
  public let schema: JSONObject
  /// The default, as it would be written.
  public let defaultValue: JSON
  /// The default, as a manual shows it.
  public let defaultText: String
  /// The options within it, where its value is a mapping of such.
  ///
  /// Asked for only when needed, as options may have their own type within.
  package let inner: @Sendable () -> [SettingDescription]
  /// The property's name, which is its coding key.
  package let property: String
  /// The ``Setting`` that holds the default, handed back by a decoder when the key is absent.
  package let wrapper: any Sendable
  /// What is wrong with a decoded ``Setting``, if its value lies outside the limits.
  package let check: @Sendable (Any) -> String?
}

/// An optional mapping of options.
private protocol InnerOptions {
  static var innerSettings: [SettingDescription] { get }
}

extension Optional: InnerOptions where Wrapped: StageOptions {
  fileprivate static var innerSettings: [SettingDescription] { Wrapped.settings }
}

extension SettingValue {
  /// The options of a value that is a mapping of such; none for any other.
  fileprivate static var ownSettings: [SettingDescription] {
    (self as? any StageOptions.Type)?.settings ?? []
  }
}

private protocol DescribedSetting: Sendable {
  func describe(_ property: String) -> SettingDescription
}

extension Setting: DescribedSetting {
  fileprivate func describe(_ property: String) -> SettingDescription {
    var schema = Value.schema
    for member in limits.members { schema[member.key] = member.value }
    return SettingDescription(
      key: property.snakeCased, help: help, isRequired: isRequired, isSecret: isSecret,
      typeName: Value.typeName,
      schema: schema, defaultValue: wrappedValue.settingJSON,
      defaultText: wrappedValue.settingText,
      inner: { (Value.self as? any InnerOptions.Type)?.innerSettings ?? Value.ownSettings },
      property: property, wrapper: self,
      check: { [check] decoded in (decoded as? Self).flatMap { check?($0.wrappedValue) } })
  }
}

/// The settings of types that were asked for: reading a pipeline asks several times for each, and to
/// reflect on a type costs a tenth of a millisecond.
private let knownSettings = Mutex<[ObjectIdentifier: [SettingDescription]]>([:])

extension StageOptions {
  /// What can be set, in the order of declaration.
  public static var settings: [SettingDescription] {
    let type = ObjectIdentifier(self)
    if let known = knownSettings.withLock({ $0[type] }) { return known }
    // Outside the lock: a setting's schema may ask for the settings of its own type.
    let settings = Mirror(reflecting: Self()).children.compactMap {
      child -> SettingDescription? in
      guard let label = child.label, label.hasPrefix("_"),
        let setting = child.value as? any DescribedSetting
      else { return nil }
      return setting.describe(String(label.dropFirst()))
    }
    knownSettings.withLock { $0[type] = settings }
    return settings
  }

  /// The JSON Schema (2020-12) of the options as a mapping.
  public static var schema: JSONObject {
    var properties: JSONObject = [:]
    for setting in settings {
      var schema = setting.schema
      schema["description"] = .string(setting.help)
      if !setting.isRequired { schema["default"] = setting.defaultValue }
      properties[setting.key] = .object(schema)
    }
    var schema: JSONObject = [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ]
    let required = settings.filter(\.isRequired).map { JSON.string($0.key) }
    if !required.isEmpty { schema["required"] = .array(required) }
    return schema
  }
}

extension SettingValue where Self: StageOptions {
  /// What a manual calls the type: its keys.
  public static var typeName: String {
    "{\(settings.map(\.key).joined(separator: ", "))}"
  }
  /// The options as a mapping.
  public var settingJSON: JSON {
    .object(
      JSONObject(
        Mirror(reflecting: self).children.compactMap { child in
          guard let label = child.label, let setting = child.value as? any DescribedSetting else {
            return nil
          }
          let description = setting.describe(String(label.dropFirst()))
          return (description.key, description.defaultValue)
        }))
  }
}

extension StringProtocol {
  /// `minLength` as `min_length`, and `HTMLCheck` as `html_check`.
  package var snakeCased: String {
    var out = ""
    var rest = self[...]
    var isInCapitals = true
    while let letter = rest.popFirst() {
      // The last of several capitals is the first of the next word.
      let beginsWord = !isInCapitals || rest.first?.isLowercase ?? false
      if letter.isUppercase, !out.isEmpty, beginsWord { out += "_" }
      out += letter.lowercased()
      isInCapitals = letter.isUppercase
    }
    return out
  }
}
