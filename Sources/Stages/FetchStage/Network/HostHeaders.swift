import PipeKit
import WebURL

/// Headers that are sent to one host and to no other: cookies, keys.
struct HostHeaders: Sendable {
  /// What the HTTP client sets itself, or what would make of one request two.
  private static let reserved: Set<String> = [
    "connection", "content-length", "host", "keep-alive", "te", "trailer", "transfer-encoding",
    "upgrade",
  ]

  private let headers: [String: [HTTPHeader]]

  init(_ headers: [String: [String: String]]) {
    self.headers = Dictionary(
      headers.map { host, fields in
        (
          PageAddress("https://\(host)/")?.authority ?? host,
          fields.sorted { $0.key < $1.key }.map { HTTPHeader($0.key, $0.value) }
        )
      }, uniquingKeysWith: +)
  }

  /// The headers for an address.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - wasSecure: Whether the way there began with `https`, so that what is secret is not sent in clear
  ///     where a redirect leads to `http`.
  /// - Returns: The headers; none where there are none for its host.
  func of(_ address: PageAddress, wasSecure: Bool) -> [HTTPHeader] {
    if headers.isEmpty || (wasSecure && address.url.scheme != "https") { return [] }
    return headers[address.authority] ?? []
  }

  /// What is wrong with headers as they are written.
  static func problem(_ headers: [String: [String: String]]) -> OptionProblem? {
    for (host, fields) in headers.sorted(by: { $0.key < $1.key }) {
      guard let address = PageAddress("https://\(host)/"), address.path == "/",
        !address.url.includesCredentials, address.query == nil
      else {
        return OptionProblem(
          "has a key that is no host", options: ["headers"],
          hint: "write headers: {example.org: {Cookie: a=b}}")
      }
      for (name, value) in fields {
        guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte) else {
          return OptionProblem("has a header whose name cannot be sent", options: ["headers"])
        }
        if reserved.contains(name.lowercased()) {
          return OptionProblem("has '\(name)', which pipe sets itself", options: ["headers"])
        }
        if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
          return OptionProblem(
            "has a '\(name)' that is not one line of text", options: ["headers"])
        }
      }
    }
    return nil
  }

  /// Whether a byte may be in a token (RFC 9110, 5.6.2).
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
