/// Resolves references to absolute addresses (RFC 3986, section 5), forgiving as browsers are.
enum WebReference {
  /// What references are relative to, read once for many of them.
  struct Base {
    fileprivate let text: String
    fileprivate let parts: Parts

    /// Reads a base; nil if it is none.
    init?(_ text: String?) {
      guard let text, !text.isEmpty else { return nil }
      self.text = cleaned(text)
      parts = Parts(self.text)
      if parts.scheme == nil { return nil }
    }
  }

  /// The reference as an absolute address where the base allows it, else as it was, trimmed.
  static func resolve(_ reference: String, base: String?) -> String {
    resolve(reference, against: Base(base))
  }

  /// The reference as an absolute address where the base allows it, else as it was, trimmed.
  static func resolve(_ reference: String, against base: Base?) -> String {
    let text = cleaned(reference)
    guard let base else { return text }
    let relative = Parts(text)
    if relative.scheme != nil { return text }
    let parent = base.parts
    var target = Parts()
    target.scheme = parent.scheme
    target.fragment = relative.fragment
    if relative.authority != nil {
      target.authority = relative.authority
      target.path = removingDots(relative.path)
      target.query = relative.query
    } else {
      guard parent.authority != nil || startsWithSlash(parent.path) else {
        // The base is something like "urn:" or "mailto:", which nothing is relative to.
        return text.isEmpty ? base.text : text
      }
      target.authority = parent.authority
      if relative.path.isEmpty {
        target.path = parent.path
        target.query = relative.query ?? parent.query
      } else {
        target.path = removingDots(
          startsWithSlash(relative.path) ? relative.path : merged(parent, relative.path))
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
    guard let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return base.path[...slash] + path
  }

  /// Takes out `.` and `..` (section 5.2.4).
  private static func removingDots(_ path: Substring) -> Substring {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    var kept: [Substring] = []
    let segments = path.utf8.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, utf8) in segments.enumerated() {
      let isLast = index == segments.count - 1
      let segment = Substring(utf8)
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

  private static func startsWithSlash(_ path: Substring) -> Bool {
    path.utf8.first == UInt8(ascii: "/")
  }

  /// A reference cut into its parts, which are found by bytes: all signs are ASCII.
  fileprivate struct Parts {
    var scheme: Substring?
    var authority: Substring?
    var path: Substring = ""
    var query: Substring?
    var fragment: Substring?

    init() {}

    init(_ text: String) {
      var rest = text.utf8[...]
      if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
        fragment = Substring(rest[rest.index(after: hash)...])
        rest = rest[..<hash]
      }
      if let colon = rest.firstIndex(where: { !Self.isInScheme($0) }), colon > rest.startIndex,
        rest[colon] == UInt8(ascii: ":"), rest.first.map(Self.isLetter) == true
      {
        scheme = Substring(rest[..<colon])
        rest = rest[rest.index(after: colon)...]
      }
      if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
        query = Substring(rest[rest.index(after: mark)...])
        rest = rest[..<mark]
      }
      if rest.starts(with: "//".utf8) {
        rest = rest.dropFirst(2)
        let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        authority = Substring(rest[..<end])
        rest = rest[end...]
      }
      path = Substring(rest)
    }

    var text: String {
      var text = ""
      if let scheme {
        text += scheme
        text += ":"
      }
      if let authority {
        text += "//"
        text += authority
      }
      text += path
      if let query {
        text += "?"
        text += query
      }
      if let fragment {
        text += "#"
        text += fragment
      }
      return text
    }

    private static func isInScheme(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
      default: isLetter(byte)
      }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
  }
}
