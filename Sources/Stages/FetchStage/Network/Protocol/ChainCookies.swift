import PipeKit
import WebURL

/// The cookies of one chain of redirects, without which some sites go round in circles (RFC 6265).
///
/// They end with the chain: nothing of a reader is told from page to page.
struct ChainCookies {
  private struct Cookie {
    var name: String
    var value: String
    var domain: String
    /// Whether it is for that very host only.
    var isHostOnly: Bool
    var path: String
    var isSecure: Bool
  }

  private static let most = 50
  private static let longest = 4096
  private var cookies: [Cookie] = []

  /// Takes the cookies that an answer sets.
  mutating func take(_ response: HTTPResponse, from url: WebURL, now: Timestamp) {
    for line in response.values(of: "Set-Cookie").prefix(Self.most) {
      guard line.utf8.count <= Self.longest else { continue }
      take(line, from: url, now)
    }
  }

  /// What is sent to an address; nil where there is nothing.
  func header(for url: WebURL) -> String? {
    guard let host = url.hostname.map(String.init) else { return nil }
    let path = String(url.path)
    let fitting = cookies.filter { cookie in
      (!cookie.isSecure || url.scheme == "https")
        && (cookie.domain == host || (!cookie.isHostOnly && host.hasSuffix("." + cookie.domain)))
        && (path == cookie.path
          || path.hasPrefix(cookie.path.hasSuffix("/") ? cookie.path : cookie.path + "/"))
    }
    if fitting.isEmpty { return nil }
    return fitting.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
  }

  private mutating func take(_ line: String, from url: WebURL, _ now: Timestamp) {
    let parts = line.split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
    guard let host = url.hostname.map(String.init), let pair = parts.first,
      let equals = pair.firstIndex(of: "="), equals > pair.startIndex,
      line.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return }
    var cookie = Cookie(
      name: Self.trimmed(pair[..<equals]), value: Self.trimmed(pair[pair.index(after: equals)...]),
      domain: host, isHostOnly: true, path: Self.defaultPath(url), isSecure: false)
    var isGone = false
    var hasMaxAge = false
    for attribute in parts.dropFirst() {
      let halves = attribute.split(separator: "=", maxSplits: 1)
      let value = halves.count == 2 ? Self.trimmed(halves[1]) : ""
      switch halves.first.map(Self.trimmed)?.lowercased() {
      case "domain":
        let domain = (value.hasPrefix(".") ? String(value.dropFirst()) : value).lowercased()
        if domain.isEmpty { continue }
        // Neither another's, nor a whole top-level domain's.
        guard host == domain || (host.hasSuffix("." + domain) && domain.contains(".")) else {
          return
        }
        (cookie.domain, cookie.isHostOnly) = (domain, false)
      case "path": if value.hasPrefix("/") { cookie.path = value }
      case "secure": cookie.isSecure = true
      case "max-age":
        hasMaxAge = true
        isGone = Int64(value).map { $0 <= 0 } ?? value.hasPrefix("-")
      case "expires" where !hasMaxAge:
        isGone = HTTPDate.parse(value, now: now).map { $0 <= now } ?? false
      default: continue
      }
    }
    if cookie.isSecure, url.scheme != "https" { return }
    cookies.removeAll {
      $0.name == cookie.name && $0.domain == cookie.domain && $0.path == cookie.path
    }
    if !isGone, cookies.count < Self.most { cookies.append(cookie) }
  }

  /// The folder of a URL's path (RFC 6265, 5.1.4).
  private static func defaultPath(_ url: WebURL) -> String {
    let path = url.path
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  private static func trimmed(_ text: Substring) -> String {
    text.trimmed { $0 == " " || $0 == "\t" }
  }
}
