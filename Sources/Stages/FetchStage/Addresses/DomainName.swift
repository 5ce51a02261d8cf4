public import PipeKit
import WebURL

/// A domain, which stands for its hosts: `example.org` for `example.org`, `www.example.org` and so on.
public struct DomainName: SettingValue, Hashable {
  /// The domain as it was written.
  let text: String
  /// The domain in lower case, in ASCII.
  private let name: String

  /// Reads a domain.
  ///
  /// - Throws: ``OptionProblem`` for what is none, as an address.
  public init(_ text: String) throws {
    let host = text.hasPrefix("*.") ? String(text.dropFirst(2)) : text
    guard !host.isEmpty, !host.utf8.contains(where: { "/:@?#*".utf8.contains($0) || $0 <= 0x20 }),
      let url = try? WebURL("https://\(host)/"), let name = url.hostname, !name.isEmpty
    else {
      throw OptionProblem(
        "'\(text)' is not a domain", hint: "write the name of a host: example.org")
    }
    self.text = text
    self.name = String(name)
  }

  /// Reads a domain.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  /// Whether a host is in the domain.
  func contains(_ host: String) -> Bool {
    host == name || (host.hasSuffix(name) && host.dropLast(name.count).hasSuffix("."))
  }

  /// A host's name.
  public static var schema: JSONObject { ["type": "string", "pattern": "^[^/:@?#\\s]+$"] }
  /// What a manual calls the type.
  public static var typeName: String { "domain" }
  /// The domain.
  public var settingJSON: JSON { .string(text) }
}
