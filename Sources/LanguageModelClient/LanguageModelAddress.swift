import PipeKit

/// Where requests go.
struct LanguageModelAddress {
  /// The address of requests.
  let request: String
  /// Scheme, host and port, without a name and password.
  let server: String
  /// Whether what is sent there can be read by nobody on the way: it is encrypted, or goes to this machine or
  /// to a network of one's own.
  let isPrivate: Bool

  init(_ base: HTTPAddress) {
    var text = base.text
    while text.hasSuffix("/") { text.removeLast() }
    request = text.hasSuffix("/chat/completions") ? text : text + "/chat/completions"
    let scheme = text.prefix { $0 != ":" }.lowercased()
    let authority = text.dropFirst(scheme.count + 3).prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    server = "\(scheme)://\(host)"
    isPrivate = scheme == "https" || Self.isNear(host.lowercased())
  }

  /// The password that stands with a name before the host; `nil` where none does.
  static func password(in base: HTTPAddress) -> String? {
    let authority = base.text.drop { $0 != ":" }.dropFirst(3).prefix { !"/?#".contains($0) }
    guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":")
    else { return nil }
    return String(authority[authority.index(after: colon)..<at])
  }

  private static func isNear(_ host: String) -> Bool {
    if host.hasPrefix("[") { return host.hasPrefix("[::1]") || host.hasPrefix("[fd") }
    let name = host.prefix { $0 != ":" }
    if name == "localhost" || !name.contains(".") { return true }
    if [".localhost", ".local", ".internal", ".lan"].contains(where: { name.hasSuffix($0) }) {
      return true
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4, let first = parts[0], let second = parts[1], parts[2] != nil,
      parts[3] != nil
    else { return false }
    return first == 127 || first == 10 || first == 192 && second == 168
      || first == 172 && (16...31).contains(second)
  }
}
