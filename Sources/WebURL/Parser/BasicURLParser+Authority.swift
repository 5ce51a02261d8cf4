/// The states of what stands between `//` and the path.
extension BasicURLParser {
  /// Authority state.
  mutating func authority(_ input: Span<UInt8>, at position: Int) throws(WebURL.ParseError) {
    var end = position
    var lastAt: Int?
    while end < input.count, !endsAuthority(input[end]) {
      if input[end] == UInt8(ascii: "@") { lastAt = end }
      end += 1
    }
    startHost()
    if let lastAt {
      guard lastAt + 1 < end else { throw .hostMissing }
      userinfo(input, position..<lastAt)
      try host(input, lastAt + 1..<end)
    } else {
      try host(input, position..<end)
    }
    pathStart(input, at: end)
  }

  func endsAuthority(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || isSlash(byte)
  }

  /// Writes user name and password, which the first colon parts, and the at sign.
  private mutating func userinfo(_ input: Span<UInt8>, _ range: Range<Int>) {
    let colon = range.first { input[$0] == UInt8(ascii: ":") } ?? range.upperBound
    PercentEncoding.encode(input, range.lowerBound..<colon, .userinfo, into: &output)
    usernameEnd = output.count
    if colon + 1 < range.upperBound {
      output.append(UInt8(ascii: ":"))
      PercentEncoding.encode(input, colon + 1..<range.upperBound, .userinfo, into: &output)
    }
    if output.count > hostStart { output.append(UInt8(ascii: "@")) }
    hostStart = output.count
  }

  /// Host state.
  private mutating func host(
    _ input: Span<UInt8>, _ range: Range<Int>
  ) throws(WebURL.ParseError) {
    let colon = Self.endOfHost(input, range)
    if colon == range.lowerBound, special != nil || colon < range.upperBound {
      throw .hostMissing
    }
    if colon > range.lowerBound {
      let host = range.lowerBound..<colon
      try HostParser.parse(input, host, isOpaque: special == nil, into: &output)
    }
    hostEnd = output.count
    if colon < range.upperBound { try port(input, colon + 1..<range.upperBound) }
    pathStart = output.count
  }

  /// Where the first colon is that is not in brackets.
  static func endOfHost(_ input: Span<UInt8>, _ range: Range<Int>) -> Int {
    var insideBrackets = false
    for index in range {
      switch input[index] {
      case UInt8(ascii: ":") where !insideBrackets: return index
      case UInt8(ascii: "["): insideBrackets = true
      case UInt8(ascii: "]"): insideBrackets = false
      default: break
      }
    }
    return range.upperBound
  }

  /// Port state.
  private mutating func port(
    _ input: Span<UInt8>, _ range: Range<Int>
  ) throws(WebURL.ParseError) {
    for index in range where !input[index].isASCIIDigit { throw .portInvalid }
    guard !range.isEmpty else { return }
    var port: UInt32 = 0
    for index in range { port = min(port * 10 + UInt32(input[index] & 15), 1 << 16) }
    guard let port = UInt16(exactly: port) else { throw .portOutOfRange }
    guard port != special?.defaultPort else { return }
    output.append(UInt8(ascii: ":"))
    Decimal.append(port, to: &output)
  }
}
