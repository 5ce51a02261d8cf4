/// The first line of a request; of the rest nothing is needed.
///
/// RFC 9112, HTTP/1.1, section 3.
enum RequestHead: Equatable {
  /// More bytes are needed.
  case incomplete
  /// A request for the path.
  case read(String, isHead: Bool)
  /// A request that is not answered.
  case refused(Page.Status)

  /// Looks at the bytes that have come.
  ///
  /// - Parameters:
  ///   - bytes: All of them.
  ///   - known: How many were looked at before.
  ///   - limit: How many a request may have.
  init(_ bytes: [UInt8], known: Int = 0, limit: Int) {
    guard Self.isComplete(bytes, from: max(known - 3, 0)) else {
      self = bytes.count >= limit ? .refused(.tooLong) : .incomplete
      return
    }
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let parts = String(decoding: line, as: UTF8.self)
      .split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].hasPrefix("HTTP/1.") else {
      self = .refused(.badRequest)
      return
    }
    guard parts[0] == "GET" || parts[0] == "HEAD" else {
      self = .refused(.methodNotAllowed)
      return
    }
    var target = parts[1]
    if target.hasPrefix("http://") {
      // The form in which it is asked of a proxy.
      let rest = target.dropFirst("http://".count)
      target = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
    }
    self = .read(String(target.prefix { $0 != "?" }), isHead: parts[0] == "HEAD")
  }

  /// Whether there is an empty line.
  private static func isComplete(_ bytes: [UInt8], from start: Int) -> Bool {
    var wasLineFeed = false
    for byte in bytes[start...] {
      if byte == 0x0A {
        if wasLineFeed { return true }
        wasLineFeed = true
      } else if byte != 0x0D {
        wasLineFeed = false
      }
    }
    return false
  }
}
