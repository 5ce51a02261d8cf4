/// The server that takes mail, and how it is spoken to.
public struct MailServer: Sendable, Hashable {
  /// Its name or address.
  public var host: String
  /// The port; 465 where the connection is secured from its start, else 587 (RFC 8314).
  public var port: Int
  /// Whether the connection is secured from its start; else by `STARTTLS`.
  public var isSecured: Bool
  /// Who logs in; `nil` where nobody does.
  public var user: String?
  /// With what.
  public var password: String?

  /// Reads an address: `smtps://user@mail.example.org`, `smtp://localhost:25`.
  ///
  /// User and password are percent-encoded, so that a user may be an address for mail.
  ///
  /// - Parameter text: The address; `nil` comes of anything else.
  public init?(_ text: String) {
    guard let mark = text.firstRange(of: "://"),
      text.unicodeScalars.allSatisfy({ 0x21...0x7E ~= $0.value })
    else { return nil }
    switch text[..<mark.lowerBound].lowercased() {
    case "smtps": isSecured = true
    case "smtp": isSecured = false
    default: return nil
    }
    var rest = text[mark.upperBound...]
    if rest.hasSuffix("/") { rest.removeLast() }
    if let at = rest.lastIndex(of: "@") {
      let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), !name.isEmpty else { return nil }
      user = name
      if parts.count == 2 {
        guard let word = Self.decoded(parts[1]) else { return nil }
        password = word
      }
      rest = rest[rest.index(after: at)...]
    }
    var host = rest
    port = isSecured ? 465 : 587
    if let colon = rest.lastIndex(of: ":"), !rest.hasSuffix("]") {
      guard let number = UInt16(rest[rest.index(after: colon)...]), number > 0 else { return nil }
      port = Int(number)
      host = rest[..<colon]
    }
    let isLiteral = host.hasPrefix("[") && host.hasSuffix("]") && host.contains(":")
    let name = isLiteral ? host.dropFirst().dropLast() : host
    let others: Set<Character> = isLiteral ? [":", "."] : ["-", "."]
    guard !name.isEmpty, name.first != "-",
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0) })
    else { return nil }
    self.host = String(host)
  }

  /// The address without user and password, as it may be shown.
  public var address: String {
    let usual = isSecured ? 465 : 587
    return "\(isSecured ? "smtps" : "smtp")://\(host)\(port == usual ? "" : ":\(port)")"
  }

  /// Whether it is on this machine, which nobody listens to on the way.
  public var isLocal: Bool {
    let name = host.lowercased()
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false)
    let isLoopback =
      numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    return name == "localhost" || name == "[::1]" || isLoopback
  }

  /// A text without percent-encoding; `nil` where it has a control character, or is no UTF-8.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16), value >= 0x20,
        value != 0x7F
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
