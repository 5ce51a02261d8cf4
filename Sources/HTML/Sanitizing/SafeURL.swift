/// URLs as browsers read them, as far as it tells what they lead to.
enum SafeURL {
  /// A URL without what browsers pass over: control characters and spaces around it, tabs and
  /// newlines anywhere; `nil` if there are control characters in it.
  static func cleaned(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes = bytes
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    var result: [UInt8] = []
    for byte in bytes where byte != 0x09 && byte != 0x0A && byte != 0x0D {
      if byte < 0x20 || byte == 0x7F { return nil }
      result.append(byte)
    }
    return result
  }

  /// Whether a URL that has been cleaned has one of the schemes, or none if that is allowed.
  static func isAllowed(_ url: [UInt8], schemes: Set<String>, relative: Bool) -> Bool {
    let end = url.firstIndex { $0 == 0x3A || $0 == 0x2F || $0 == 0x5C || $0 == 0x3F || $0 == 0x23 }
    guard let end, url[end] == 0x3A else { return relative }
    // What comes before a colon and is no scheme is taken for a file; it is refused all the same.
    let scheme = url[..<end].map(NameTable.lower)
    guard let first = scheme.first, Scan.isLetter(first),
      scheme.allSatisfy({
        Scan.isLetter($0) || Scan.isDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
      })
    else { return false }
    let name = String(decoding: scheme, as: UTF8.self)
    guard schemes.contains(name), !neverAllowed.contains(name) else { return false }
    return name != "data" || isImage(url[(end + 1)...])
  }

  private static let neverAllowed: Set<String> = [
    "javascript", "vbscript", "livescript", "mocha", "jscript", "view-source", "about", "blob",
    "filesystem",
  ]

  /// Whether the data are an image that has no scripts: SVG has.
  private static func isImage(_ data: ArraySlice<UInt8>) -> Bool {
    let start = data.prefix(20).map(NameTable.lower)
    return ["gif", "jpeg", "jpg", "png", "webp", "avif"].contains {
      start.starts(with: "image/\($0);".utf8) || start.starts(with: "image/\($0),".utf8)
    }
  }
}
