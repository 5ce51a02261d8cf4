/// The states of what comes after the path.
extension BasicURLParser {
  /// Goes to the state of what follows the path, if anything does.
  mutating func queryOrFragment(_ input: Span<UInt8>, at position: Int) {
    guard position < input.count else { return }
    if input[position] == UInt8(ascii: "?") {
      query(input, at: position + 1)
    } else {
      fragment(input, at: position + 1)
    }
  }

  /// Query state.
  mutating func query(_ input: Span<UInt8>, at position: Int) {
    var end = position
    while end < input.count, input[end] != UInt8(ascii: "#") { end += 1 }
    queryStart = output.count
    output.append(UInt8(ascii: "?"))
    let set = special == nil ? ByteSet.query : .specialQuery
    PercentEncoding.encode(input, position..<end, set, into: &output)
    if end < input.count { fragment(input, at: end + 1) }
  }

  /// Fragment state.
  mutating func fragment(_ input: Span<UInt8>, at position: Int) {
    fragmentStart = output.count
    output.append(UInt8(ascii: "#"))
    PercentEncoding.encode(input, position..<input.count, .fragment, into: &output)
  }
}
