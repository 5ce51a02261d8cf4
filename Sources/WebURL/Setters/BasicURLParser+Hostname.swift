extension BasicURLParser {
  /// Hostname state and file host state, as the setter of the host enters them.
  ///
  /// - Parameters:
  ///   - input: What begins with a host.
  ///   - record: The URL that is to have it.
  /// - Returns: The host's serialisation; nil if it cannot be the URL's.
  static func hostname(_ input: Span<UInt8>, of record: URLRecord) -> [UInt8]? {
    var parser = BasicURLParser(base: nil)
    parser.special = record.special
    var end = 0
    while end < input.count, !parser.endsAuthority(input[end]) { end += 1 }
    if record.special != .file {
      guard endOfHost(input, 0..<end) == end else { return nil }
      let mayBeEmpty = record.special == nil && !record.includesCredentials && record.port == nil
      if end == 0 { return mayBeEmpty ? [] : nil }
    }
    guard end > 0 else { return [] }
    let isOpaque = record.special == nil
    guard (try? HostParser.parse(input, 0..<end, isOpaque: isOpaque, into: &parser.output)) != nil
    else { return nil }
    let isLocal = record.special == .file && parser.output.elementsEqual("localhost".utf8)
    return isLocal ? [] : parser.output
  }
}
