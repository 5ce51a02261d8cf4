/// The states of the path.
extension BasicURLParser {
  /// Path start state.
  ///
  /// - Parameters:
  ///   - input: What is parsed.
  ///   - position: Where in it the path is, or would be.
  ///   - isWhole: Whether the input is a path and nothing else, as a setter has it.
  mutating func pathStart(_ input: Span<UInt8>, at position: Int, isWhole: Bool = false) {
    if position < input.count, isSlash(input[position]) {
      path(input, at: position + 1, isWhole: isWhole)
    } else if special != nil {
      path(input, at: position, isWhole: isWhole)
    } else if position < input.count {
      if !isWhole, endsPath(input[position]) {
        queryOrFragment(input, at: position)
      } else {
        path(input, at: position, isWhole: isWhole)
      }
    } else if isWhole, !hasHost {
      output.append(UInt8(ascii: "/"))
    }
  }

  /// Path state.
  mutating func path(_ input: Span<UInt8>, at position: Int, isWhole: Bool = false) {
    var start = position
    var hasMore = true
    while hasMore {
      var end = start
      while end < input.count, !isSlash(input[end]), isWhole || !endsPath(input[end]) { end += 1 }
      hasMore = end < input.count && isSlash(input[end])
      switch DotSegment(input, start..<end) {
      case .double:
        shortenPath()
        if !hasMore { output.append(UInt8(ascii: "/")) }
      case .single:
        if !hasMore { output.append(UInt8(ascii: "/")) }
      case nil:
        appendSegment(input, start..<end)
      }
      start = end + 1
    }
    queryOrFragment(input, at: start - 1)
  }

  private mutating func appendSegment(_ input: Span<UInt8>, _ range: Range<Int>) {
    let isDriveLetter =
      special == .file && output.count == pathStart && range.count == 2
      && DriveLetter.isDriveLetter(input[range.lowerBound], input[range.lowerBound + 1])
    output.append(UInt8(ascii: "/"))
    if isDriveLetter {
      output.append(input[range.lowerBound])
      output.append(UInt8(ascii: ":"))
    } else {
      PercentEncoding.encode(input, range, .path, into: &output)
    }
  }

  /// Removes the last segment of the path, unless it is a drive letter.
  mutating func shortenPath() {
    if special == .file, output.count == pathStart + 3,
      DriveLetter.isNormalized(output[(pathStart + 1)...])
    {
      return
    }
    guard let slash = output[pathStart...].lastIndex(of: UInt8(ascii: "/")) else { return }
    output.removeSubrange(slash...)
  }

  /// Opaque path state.
  mutating func opaquePath(_ input: Span<UInt8>, at position: Int) {
    var end = position
    while end < input.count, !endsPath(input[end]) { end += 1 }
    PercentEncoding.encode(input, position..<end, .c0Control, into: &output)
    // A space before what follows would be lost if that were removed.
    if end > position, end < input.count, input[end - 1] == UInt8(ascii: " ") {
      output.removeLast()
      PercentEncoding.append(UInt8(ascii: " "), to: &output)
    }
    queryOrFragment(input, at: end)
  }

  private func endsPath(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }
}
