/// Finds parameters of web addresses that open doors, by their names: `?api_key=…`.
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

  /// The text with ``mark`` for the values of such parameters in the web addresses that it has.
  static func redact(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "=")), bytes.contains(UInt8(ascii: ":")) else { return text }
    var result: [UInt8] = []
    var isInAddress = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      result.append(byte)
      index += 1
      if isEnd(byte) {
        isInAddress = false
      } else if byte == UInt8(ascii: ":"), bytes[index...].starts(with: "//".utf8) {
        isInAddress = true
      } else if isInAddress, isSeparator(byte), let start = value(at: index, in: bytes) {
        let end = end(of: start, in: bytes)
        result += bytes[index..<start]
        if start < end { result += mark.utf8 }
        index = end
      }
    }
    return String(decoding: result, as: UTF8.self)
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
