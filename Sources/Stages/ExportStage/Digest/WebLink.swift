import PipeKit

/// An address that a reader may safely be led to: `http` or `https`, and nothing in it that could
/// end an attribute or a Markdown link.
struct WebLink: Sendable, Hashable {
  /// The address, percent-encoded where needed.
  let address: String
  /// The host without `www.` in front, as people read it.
  let host: String

  /// Takes a link that was made before.
  init(address: String, host: String) {
    self.address = address
    self.host = host
  }

  /// Takes an address from a document; `nil` for any other scheme, and for what has no host.
  init?(_ text: String) {
    let trimmed = PlainText.trimmed(text)
    let start = trimmed.prefix(8).lowercased()
    let scheme = start.hasPrefix("https://") ? "https://" : "http://"
    guard start.hasPrefix(scheme), trimmed.utf8.count <= 8192 else { return nil }
    let rest = trimmed.dropFirst(scheme.count)
    var host = rest.prefix { !"/?#\\".contains($0) }
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    guard !host.isEmpty, host.unicodeScalars.allSatisfy(Self.isHostCharacter) else { return nil }
    if let port = host.lastIndex(of: ":"), !host.hasSuffix("]") { host = host[..<port] }
    let name = host.lowercased()
    guard !name.isEmpty else { return nil }
    self.host = name.hasPrefix("www.") && name.count > 4 ? String(name.dropFirst(4)) : name
    var address = scheme
    var isInPath = true
    for scalar in rest.unicodeScalars {
      if scalar == "?" || scalar == "#" { isInPath = false }
      if isInPath, scalar == "\\" {
        // Browsers take it for a slash, so that it ends the host: encoded it would not.
        address += "/"
      } else if Self.isPlain(scalar) {
        address.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 { address += "%" + byte.hexadecimal }
      }
    }
    self.address = address
  }

  private static func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", ":", "[", "]", "%": return true
      default: return false
      }
    }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Whether a character may stay as it is: letters of any script may; brackets, quotes, spaces and
  /// whatever is invisible may not.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": return true
      case "-", ".", "_", "~", ":", "/", "?", "#", "@", "!", "$", "&", "*", "+", ",", ";", "=", "%":
        return true
      case "[", "]": return true
      default: return false
      }
    }
    return scalar.properties.isAlphabetic
  }
}
