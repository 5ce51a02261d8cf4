/// The states that find out what kind of URL it is.
extension BasicURLParser {
  /// Scheme start state, and scheme state.
  mutating func schemeStart(_ input: Span<UInt8>) throws(WebURL.ParseError) {
    guard let colon = Self.endOfScheme(input) else {
      try noScheme(input)
      return
    }
    for index in 0..<colon { output.append(input[index].asciiLowercased) }
    special = SpecialScheme(output)
    endScheme()
    let next = colon + 1
    if let special {
      let isOfBase = base?.offsets.special == special
      if special == .file {
        try file(input, at: next)
      } else if isOfBase {
        try specialRelativeOrAuthority(input, at: next)
      } else {
        try specialAuthorityIgnoreSlashes(input, at: next)
      }
    } else if next < input.count, input[next] == UInt8(ascii: "/") {
      try pathOrAuthority(input, at: next + 1)
    } else {
      opaquePath(input, at: next)
    }
  }

  /// Where the colon is after a scheme; nil if the string has no scheme.
  static func endOfScheme(_ input: Span<UInt8>) -> Int? {
    guard !input.isEmpty, input[0].isASCIIAlpha else { return nil }
    for index in 1..<input.count {
      switch input[index] {
      case UInt8(ascii: ":"): return index
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): break
      case let byte: guard byte.isASCIIAlpha || byte.isASCIIDigit else { return nil }
      }
    }
    return nil
  }

  private mutating func noScheme(_ input: Span<UInt8>) throws(WebURL.ParseError) {
    guard let base else { throw .missingSchemeNonRelativeURL }
    let isFragment = !input.isEmpty && input[0] == UInt8(ascii: "#")
    special = base.offsets.special
    if base.hasOpaquePath {
      guard isFragment else { throw .missingSchemeNonRelativeURL }
      copyBase(through: .query)
      fragment(input, at: 1)
    } else if special == .file {
      copyBase(through: .scheme)
      try file(input, at: 0)
    } else {
      copyBase(through: .scheme)
      try relative(input, at: 0)
    }
  }

  private mutating func specialRelativeOrAuthority(
    _ input: Span<UInt8>, at position: Int
  ) throws(WebURL.ParseError) {
    let isAuthority =
      position + 1 < input.count && input[position] == UInt8(ascii: "/")
      && input[position + 1] == UInt8(ascii: "/")
    if isAuthority {
      try specialAuthorityIgnoreSlashes(input, at: position + 2)
    } else {
      try relative(input, at: position)
    }
  }

  /// Special authority slashes state, which comes to nothing, and the one named.
  mutating func specialAuthorityIgnoreSlashes(
    _ input: Span<UInt8>, at position: Int
  ) throws(WebURL.ParseError) {
    var position = position
    while position < input.count, isSlash(input[position]) { position += 1 }
    try authority(input, at: position)
  }

  private mutating func pathOrAuthority(
    _ input: Span<UInt8>, at position: Int
  ) throws(WebURL.ParseError) {
    if position < input.count, input[position] == UInt8(ascii: "/") {
      try authority(input, at: position + 1)
    } else {
      path(input, at: position)
    }
  }
}
