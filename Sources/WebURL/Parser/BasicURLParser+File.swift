/// The states of `file:` URLs.
extension BasicURLParser {
  /// File state.
  mutating func file(_ input: Span<UInt8>, at position: Int) throws(WebURL.ParseError) {
    let isOfBase = base?.offsets.special == .file
    if position < input.count, isSlash(input[position]) {
      try fileSlash(input, at: position + 1, isOfBase: isOfBase)
    } else if !isOfBase {
      startHost()
      path(input, at: position)
    } else if position == input.count {
      copyBase(through: .query)
    } else if input[position] == UInt8(ascii: "?") {
      copyBase(through: .path)
      query(input, at: position + 1)
    } else if input[position] == UInt8(ascii: "#") {
      copyBase(through: .query)
      fragment(input, at: position + 1)
    } else if DriveLetter.starts(input, at: position) {
      copyBase(through: .authority)
      path(input, at: position)
    } else {
      copyBase(through: .path)
      shortenPath()
      path(input, at: position)
    }
  }

  private mutating func fileSlash(
    _ input: Span<UInt8>, at position: Int, isOfBase: Bool
  ) throws(WebURL.ParseError) {
    if position < input.count, isSlash(input[position]) {
      try fileHost(input, at: position + 1)
    } else if isOfBase {
      copyBase(through: .path)
      // Of the base's path, only a drive letter is kept.
      let drive = pathStart + 3
      let hasDrive =
        output.count >= drive && DriveLetter.isNormalized(output[pathStart + 1..<drive])
        && (output.count == drive || output[drive] == UInt8(ascii: "/"))
      let keepsDrive = hasDrive && !DriveLetter.starts(input, at: position)
      output.removeSubrange((keepsDrive ? drive : pathStart)...)
      path(input, at: position)
    } else {
      startHost()
      path(input, at: position)
    }
  }

  private mutating func fileHost(
    _ input: Span<UInt8>, at position: Int
  ) throws(WebURL.ParseError) {
    var end = position
    while end < input.count, input[end] != UInt8(ascii: "?"), input[end] != UInt8(ascii: "#"),
      !isSlash(input[end])
    {
      end += 1
    }
    startHost()
    if end == position + 2, DriveLetter.starts(input, at: position) {
      // No host, but the first segment of the path.
      path(input, at: position)
      return
    }
    if end > position {
      try HostParser.parse(input, position..<end, isOpaque: false, into: &output)
      if output[hostStart...].elementsEqual("localhost".utf8) {
        output.removeSubrange(hostStart...)
      }
      hostEnd = output.count
      pathStart = output.count
    }
    pathStart(input, at: end)
  }
}
