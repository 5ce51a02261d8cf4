/// The address of a page or feed on the web, as it is written in a pipeline file.
public struct HTTPAddress: SettingValue, Hashable {
  /// The address as it was written.
  public let text: String

  /// Reads an `http` or `https` address; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let lower = text.prefix(8).lowercased()
    let scheme = lower.hasPrefix("https://") ? 8 : lower.hasPrefix("http://") ? 7 : 0
    guard scheme > 0 else { return nil }
    let host = text.dropFirst(scheme).prefix { !"/?#".contains($0) }
    guard !host.isEmpty,
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
    else { return nil }
    self.text = String(text)
  }

  /// Reads an `http` or `https` address.
  ///
  /// - Throws: ``OptionProblem`` that shows what one looks like.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let address = Self(text) else {
      throw OptionProblem(
        "expected a web address", hint: "it starts with http:// or https:// and has no spaces")
    }
    self = address
  }

  /// A web address.
  public static var schema: JSONObject {
    ["type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"]
  }
  /// What a manual calls the type.
  public static var typeName: String { "web address" }
  /// The address.
  public var settingJSON: JSON { .string(text) }
}
