/// Resolves references to absolute addresses (RFC 3986, section 5), forgiving as browsers are.
enum WebReference {
  /// The reference as an absolute address where the base allows it, else as it was, trimmed.
  static func resolve(_ reference: String, base: String?) -> String {
    let text = cleaned(reference)
    guard let base, !base.isEmpty else { return text }
    let relative = Parts(text)
    if relative.scheme != nil { return text }
    let parent = Parts(cleaned(base))
    guard let scheme = parent.scheme else { return text }
    var target = Parts()
    target.scheme = scheme
    target.fragment = relative.fragment
    if relative.authority != nil {
      target.authority = relative.authority
      target.path = removingDots(relative.path)
      target.query = relative.query
    } else {
      guard parent.authority != nil || parent.path.hasPrefix("/") else {
        // The base is something like "urn:" or "mailto:", which nothing is relative to.
        return text.isEmpty ? cleaned(base) : text
      }
      target.authority = parent.authority
      if relative.path.isEmpty {
        target.path = parent.path
        target.query = relative.query ?? parent.query
      } else {
        target.path = removingDots(
          relative.path.hasPrefix("/") ? relative.path : merged(parent, relative.path))
        target.query = relative.query
      }
    }
    return target.text
  }

  /// Whether a text begins with a scheme.
  static func isAbsolute(_ text: String) -> Bool {
    Parts(text).scheme != nil
  }

  /// The reference without surrounding white space, with line breaks and tabs taken out and inner
  /// spaces escaped.
  private static func cleaned(_ text: String) -> String {
    let bytes = Array(text.utf8).trimmed()
    guard bytes.contains(where: { $0 <= 0x20 }) else {
      return bytes.count == text.utf8.count ? text : String(decoding: bytes, as: UTF8.self)
    }
    var result: [UInt8] = []
    for byte in bytes where byte >= 0x20 {
      if byte == 0x20 { result += Array("%20".utf8) } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func merged(_ base: Parts, _ path: Substring) -> Substring {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    guard let slash = base.path.lastIndex(of: "/") else { return path }
    return base.path[...slash] + path
  }

  /// Takes out `.` and `..` (section 5.2.4).
  private static func removingDots(_ path: Substring) -> Substring {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return Substring(kept.joined(separator: "/"))
  }

  /// A reference cut into its parts.
  private struct Parts {
    var scheme: Substring?
    var authority: Substring?
    var path: Substring = ""
    var query: Substring?
    var fragment: Substring?

    init() {}

    init(_ text: String) {
      var rest = text[...]
      if let hash = rest.firstIndex(of: "#") {
        fragment = rest[rest.index(after: hash)...]
        rest = rest[..<hash]
      }
      if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
        scheme = rest[..<colon]
        rest = rest[rest.index(after: colon)...]
      }
      if let mark = rest.firstIndex(of: "?") {
        query = rest[rest.index(after: mark)...]
        rest = rest[..<mark]
      }
      if rest.hasPrefix("//") {
        let start = rest.index(rest.startIndex, offsetBy: 2)
        let end = rest[start...].firstIndex(of: "/") ?? rest.endIndex
        authority = rest[start..<end]
        rest = rest[end...]
      }
      path = rest
    }

    var text: String {
      var text = scheme.map { "\($0):" } ?? ""
      if let authority { text += "//\(authority)" }
      text += path
      if let query { text += "?\(query)" }
      if let fragment { text += "#\(fragment)" }
      return text
    }

    private static func isScheme(_ text: Substring) -> Bool {
      guard let first = text.utf8.first, isLetter(first) else { return false }
      return text.utf8.allSatisfy {
        isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
      }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
  }
}
