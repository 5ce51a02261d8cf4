/// The states that take from the base.
extension BasicURLParser {
  /// How much of the base is taken.
  enum BasePart {
    case scheme, authority, path, query
  }

  /// Relative state.
  mutating func relative(_ input: Span<UInt8>, at position: Int) throws(WebURL.ParseError) {
    guard position < input.count else {
      copyBase(through: .query)
      return
    }
    switch input[position] {
    case let c where isSlash(c):
      try relativeSlash(input, at: position + 1)
    case UInt8(ascii: "?"):
      copyBase(through: .path)
      query(input, at: position + 1)
    case UInt8(ascii: "#"):
      copyBase(through: .query)
      fragment(input, at: position + 1)
    default:
      copyBase(through: .path)
      shortenPath()
      path(input, at: position)
    }
  }

  private mutating func relativeSlash(
    _ input: Span<UInt8>, at position: Int
  ) throws(WebURL.ParseError) {
    let isAuthority = position < input.count && isSlash(input[position])
    if isAuthority, special != nil {
      try specialAuthorityIgnoreSlashes(input, at: position + 1)
    } else if isAuthority {
      try authority(input, at: position + 1)
    } else {
      copyBase(through: .authority)
      path(input, at: position)
    }
  }

  /// Writes the beginning of the base's serialisation in place of what is written so far.
  mutating func copyBase(through part: BasePart) {
    guard let base else { return }
    let from = base.offsets
    let bytes = base.href.utf8Span.span
    output.removeAll(keepingCapacity: true)
    PercentEncoding.copy(bytes, 0..<Int(from.schemeEnd), to: &output)
    endScheme()
    guard part != .scheme else { return }
    // Without a host, what stands before the path is what keeps it from looking like one.
    if from.hasHost {
      PercentEncoding.copy(bytes, output.count..<Int(from.pathStart), to: &output)
      hasHost = true
      usernameEnd = Int(from.usernameEnd)
      hostStart = Int(from.hostStart)
      hostEnd = Int(from.hostEnd)
    }
    pathStart = output.count
    guard part != .authority else { return }
    let fragmentStart = from.fragmentStart > 0 ? Int(from.fragmentStart) : bytes.count
    let queryStart = from.queryStart > 0 ? Int(from.queryStart) : fragmentStart
    PercentEncoding.copy(bytes, Int(from.pathStart)..<queryStart, to: &output)
    guard part == .query, from.queryStart > 0 else { return }
    self.queryStart = output.count
    PercentEncoding.copy(bytes, queryStart..<fragmentStart, to: &output)
  }
}
