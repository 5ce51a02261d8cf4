/// Finds strings that are serialisations already, as most links are, so that parsing is but a look.
///
/// Only `http` and `https` URLs are found, with a domain and without credentials, that have nothing
/// to change; others may be serialisations too.
enum CanonicalURL {
  /// The offsets of a serialisation; nil if the string is none, or one for the parser to look at.
  static func offsets(of input: Span<UInt8>) -> Offsets? {
    guard UInt32(exactly: input.count) != nil,
      let schemeEnd = endOfScheme(input),
      let hostEnd = endOfDomain(input, from: schemeEnd + 3),
      let pathStart = endOfPort(input, from: hostEnd, isSecure: schemeEnd == 5),
      var index = endOfPath(input, from: pathStart)
    else { return nil }
    var offsets = Offsets()
    offsets.special = schemeEnd == 5 ? .https : .http
    offsets.schemeEnd = UInt32(truncatingIfNeeded: schemeEnd)
    offsets.usernameEnd = offsets.schemeEnd + 3
    offsets.hostStart = offsets.usernameEnd
    offsets.hostEnd = UInt32(truncatingIfNeeded: hostEnd)
    offsets.pathStart = UInt32(truncatingIfNeeded: pathStart)
    if index < input.count, input[index] == UInt8(ascii: "?") {
      offsets.queryStart = UInt32(truncatingIfNeeded: index)
      index += 1
      while index < input.count, !ByteSet.specialQuery.contains(input[index]) { index += 1 }
    }
    guard index < input.count else { return offsets }
    guard input[index] == UInt8(ascii: "#") else { return nil }
    offsets.fragmentStart = UInt32(truncatingIfNeeded: index)
    index += 1
    while index < input.count, !ByteSet.fragment.contains(input[index]) { index += 1 }
    return index == input.count ? offsets : nil
  }

  /// Where the colon is of `http://` or `https://`.
  private static func endOfScheme(_ input: Span<UInt8>) -> Int? {
    guard input.count > 8, input[0] == UInt8(ascii: "h"), input[1] == UInt8(ascii: "t"),
      input[2] == UInt8(ascii: "t"), input[3] == UInt8(ascii: "p")
    else { return nil }
    let colon = input[4] == UInt8(ascii: "s") ? 5 : 4
    guard input[colon] == UInt8(ascii: ":"), input[colon + 1] == UInt8(ascii: "/"),
      input[colon + 2] == UInt8(ascii: "/")
    else { return nil }
    return colon
  }

  /// Where a domain ends of small letters, digits, `.`, `-` and `_` that does not end in a number.
  private static func endOfDomain(_ input: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    var lastLabel = start
    while index < input.count {
      let byte = input[index]
      index += 1
      if byte &- UInt8(ascii: "a") < 26 || byte.isASCIIDigit || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
      {
        continue
      }
      if byte == UInt8(ascii: ".") {
        lastLabel = index
        continue
      }
      index -= 1
      break
    }
    // The parser knows which of those that begin with a digit are numbers.
    guard lastLabel < index, !input[lastLabel].isASCIIDigit else { return nil }
    return index
  }

  /// Where a path begins, after a port that is neither the default nor odd.
  private static func endOfPort(_ input: Span<UInt8>, from start: Int, isSecure: Bool) -> Int? {
    guard start < input.count, input[start] == UInt8(ascii: ":") else { return start }
    var index = start + 1
    var port = 0
    while index < input.count, input[index].isASCIIDigit, index < start + 6 {
      port = port * 10 + Int(input[index] & 15)
      index += 1
    }
    guard index > start + 1, input[start + 1] != UInt8(ascii: "0"), port <= UInt16.max,
      port != (isSecure ? 443 : 80)
    else { return nil }
    return index
  }

  /// Where a path ends that begins with a slash and has no dot segments.
  private static func endOfPath(_ input: Span<UInt8>, from start: Int) -> Int? {
    guard start < input.count, input[start] == UInt8(ascii: "/") else { return nil }
    var index = start
    // The last two bytes, to see without a branch whether a segment begins with `.` or `%`.
    var pair: UInt16 = 0
    var mayHaveDotSegments: UInt16 = 0
    while index < input.count {
      let byte = input[index]
      if ByteSet.canonicalPathEnd.contains(byte) { break }
      pair = pair &<< 8 | UInt16(byte)
      mayHaveDotSegments |= (pair == 0x2F2E ? 1 : 0) | (pair == 0x2F25 ? 1 : 0)
      index += 1
    }
    guard
      index == input.count || input[index] == UInt8(ascii: "?")
        || input[index] == UInt8(ascii: "#")
    else { return nil }
    return mayHaveDotSegments != 0 && hasDotSegment(input, start..<index) ? nil : index
  }

  /// Whether a path has a segment that is for the parser to remove.
  private static func hasDotSegment(_ input: Span<UInt8>, _ path: Range<Int>) -> Bool {
    var start = path.lowerBound + 1
    for index in path.dropFirst() where input[index] == UInt8(ascii: "/") {
      if DotSegment(input, start..<index) != nil { return true }
      start = index + 1
    }
    return DotSegment(input, start..<path.upperBound) != nil
  }
}
