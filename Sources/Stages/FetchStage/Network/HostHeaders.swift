import PipeKit
import WebURL

/// Headers that are sent to one host and to no other: cookies, keys.
struct HostHeaders: Sendable {
  /// What the HTTP client sets itself, or what would make of one request two.
  private static let reserved: Set<String> = [
    "connection", "content-length", "host", "keep-alive", "te", "trailer", "transfer-encoding",
    "upgrade",
  ]

  /// What a key of the option names: servers, by scheme and authority.
  private struct Key {
    /// What is asked by `https`; nil where the key says `http`.
    var secure: String?
    /// What is asked in clear; nil where the key says `https`.
    var clear: String?
    /// Whether the key itself says that it may be asked in clear: by its scheme, or the port of `http`.
    var isClear = false

    /// Reads a key; nil for what is no host.
    init?(_ text: String) {
      if text.contains("://") {
        guard let address = Self.server(text.hasSuffix("/") ? text : "\(text)/") else { return nil }
        isClear = address.url.scheme == "http"
        if isClear { clear = address.origin } else { secure = address.origin }
        return
      }
      guard let secure = Self.server("https://\(text)/"), let clear = Self.server("http://\(text)/")
      else { return nil }
      // Port 80 is that of http, and nobody asks for it otherwise.
      isClear = secure.url.port == 80
      self.clear = clear.origin
      if !isClear { self.secure = secure.origin }
    }

    private static func server(_ text: String) -> PageAddress? {
      guard let address = PageAddress(text), address.path == "/", address.query == nil,
        !address.url.includesCredentials, !text.contains("#")
      else { return nil }
      return address
    }
  }

  private var headers: [String: [HTTPHeader]] = [:]
  /// What is sent in clear to servers that the pipeline names itself, and to no others.
  private var ifNamed: [String: [HTTPHeader]] = [:]

  /// Creates headers that are `problem`-free; what is no host is passed over.
  init(_ headers: [String: [String: String]]) {
    for (text, fields) in headers.sorted(by: { $0.key < $1.key }) {
      guard let key = Key(text) else { continue }
      let list = fields.sorted { $0.key < $1.key }.map { HTTPHeader($0.key, $0.value) }
      if let secure = key.secure { self.headers[secure, default: []] += list }
      guard let clear = key.clear else { continue }
      if key.isClear {
        self.headers[clear, default: []] += list
      } else {
        ifNamed[clear, default: []] += list
      }
    }
  }

  /// The headers for an address.
  ///
  /// What is secret goes in clear only where the pipeline says so: by a key with `http://`, or by naming an
  /// address of the server with `http://` itself. Else a link or a redirect of anybody could have it
  /// sent in clear.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - isNamed: Whether the pipeline names an address of its origin.
  ///   - wasSecure: Whether an address on the way there began with `https`: then nothing is sent where a
  ///     redirect leads to `http`.
  /// - Returns: The headers; none where there are none for its server.
  func of(_ address: PageAddress, isNamed: Bool, wasSecure: Bool) -> [HTTPHeader] {
    if headers.isEmpty && ifNamed.isEmpty { return [] }
    if wasSecure, address.url.scheme != "https" { return [] }
    let own = headers[address.origin] ?? []
    guard isNamed, let others = ifNamed[address.origin] else { return own }
    // What a key says of http itself counts more.
    let names = Set(own.map { $0.name.lowercased() })
    return own + others.filter { !names.contains($0.name.lowercased()) }
  }

  /// Whether there are headers for an address that are not sent to it, as that would be in clear.
  func areWithheld(from address: PageAddress, isNamed: Bool) -> Bool {
    !isNamed && ifNamed[address.origin] != nil
  }

  /// What is wrong with headers as they are written.
  static func problem(_ headers: [String: [String: String]]) -> OptionProblem? {
    for (host, fields) in headers.sorted(by: { $0.key < $1.key }) {
      guard Key(host) != nil else {
        return OptionProblem(
          "has a key that is no host", options: ["headers"],
          hint:
            "write headers: {example.org: {Cookie: a=b}}, or http://example.org to send it in clear"
        )
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
