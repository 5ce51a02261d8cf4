/// Finds what opens doors in addresses: passwords before the host (`postgres://user:password@host`), and parameters
/// by their names (`?api_key=…`).
enum SecretParameters {
  /// What stands for a secret.
  static let mark = "•••"

  /// Names without `-`, `_` and `.`, in lower case.
  private static let names: Set<String> = [
    "accesskey", "accesstoken", "apikey", "apisecret", "apitoken", "appkey", "appsecret", "auth",
    "authkey", "authorization", "authtoken", "bearer", "clientsecret", "credential",
    "credentials", "hmac", "idtoken", "jwt", "key", "pass", "passphrase", "passwd", "password",
    "privatekey", "privatetoken", "pwd", "refreshtoken", "secret", "secretkey", "session",
    "sessionid", "sessiontoken", "sig", "signature", "subscriptionkey", "token", "xamzcredential",
    "xamzsecuritytoken", "xamzsignature", "xgoogcredential", "xgoogsignature",
  ]

  /// The text with ``mark`` for the passwords, and the values of such parameters, in the addresses that it has.
  static func redact(_ text: String) -> String { replace(in: text) { _ in mark } }

  /// The text with a `•` for each character of them.
  static func conceal(_ text: String) -> String {
    replace(in: text) { secret in
      String(repeating: "•", count: String(decoding: secret, as: UTF8.self).unicodeScalars.count)
    }
  }

  private static func replace(
    in text: String, _ replacement: (ArraySlice<UInt8>) -> String
  ) -> String {
    let bytes = Array(text.utf8)
    let secrets = secrets(in: bytes)
    if secrets.isEmpty { return text }
    var result: [UInt8] = []
    var index = 0
    for secret in secrets {
      result += bytes[index..<secret.lowerBound]
      result += replacement(bytes[secret]).utf8
      index = secret.upperBound
    }
    return String(decoding: result + bytes[index...], as: UTF8.self)
  }

  /// Where the secrets are, in order.
  private static func secrets(in bytes: [UInt8]) -> [Range<Int>] {
    guard bytes.contains(UInt8(ascii: ":")) else { return [] }
    var secrets: [Range<Int>] = []
    var isInAddress = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isEnd(byte) {
        isInAddress = false
      } else if byte == UInt8(ascii: ":"), bytes[index...].starts(with: "//".utf8) {
        isInAddress = true
        if let password = password(at: index + 2, in: bytes) {
          if !password.isEmpty { secrets.append(password) }
          index = password.upperBound
        }
      } else if isInAddress, isSeparator(byte), let start = value(at: index, in: bytes) {
        let end = end(of: start, in: bytes)
        if start < end { secrets.append(start..<end) }
        index = end
      }
    }
    return secrets
  }

  /// Where the password is in an address whose host, or the user before it, begins at a place.
  ///
  /// It may have any `@` but the last one, and what cannot be in an address but is taken by those who read it.
  private static func password(at place: Int, in bytes: [UInt8]) -> Range<Int>? {
    var (colon, at): (Int?, Int?) = (nil, nil)
    for index in place..<max(bytes.count, place) {
      let byte = bytes[index]
      if byte <= 0x20 || "/\"<>".utf8.contains(byte) { break }
      if byte == UInt8(ascii: ":") { colon = colon ?? index }
      if byte == UInt8(ascii: "@") { at = index }
    }
    guard let colon, let at, colon < at else { return nil }
    return colon + 1..<at
  }

  /// Where the value begins of a parameter whose name begins at a place, if that is the name of a secret.
  private static func value(at place: Int, in bytes: [UInt8]) -> Int? {
    let name = bytes[place...].prefix(40).prefix { $0 != UInt8(ascii: "=") && !isEnd($0) }
    guard name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "=") else { return nil }
    let letters = name.filter { !"-_.".utf8.contains($0) }
    guard names.contains(String(decoding: letters, as: UTF8.self).lowercased()) else { return nil }
    return name.endIndex + 1
  }

  /// Where a value ends: what stands behind an address in a sentence is not part of it.
  private static func end(of start: Int, in bytes: [UInt8]) -> Int {
    var end = start
    while end < bytes.count, !isEnd(bytes[end]), !isSeparator(bytes[end]) { end += 1 }
    let isLast = end == bytes.count || isEnd(bytes[end])
    while isLast, end > start, ".,:;)]".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { "?&;#".utf8.contains(byte) }

  /// Whether an address cannot have a byte.
  private static func isEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || "\"'<>`".utf8.contains(byte) }
}
