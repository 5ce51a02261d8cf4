/// Completes JSON that ends too early.
enum TruncatedJSON {
  /// The text up to the last complete object or list in a list of the outermost object, with what closes these;
  /// nil if there is none, or if the text does not end too early.
  ///
  /// - Parameter bytes: The text.
  /// - Returns: The text, closed.
  static func completed(_ bytes: [UInt8]) -> [UInt8]? {
    let span = bytes.span
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var (depth, isInItems, isInString) = (0, false, false)
    var end: Int?
    var place = 0
    while place < span.count {
      let byte = span[place]
      if isInString {
        if byte == UInt8(ascii: "\\") { place += 1 }
        isInString = byte != UInt8(ascii: "\"")
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case open, UInt8(ascii: "["):
          depth += 1
          if depth == 1, byte != open { return nil }
          if depth == 2 { isInItems = byte != open }
        case close, UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 { return nil }
          if depth == 2, isInItems { end = place + 1 }
        default: break
        }
      }
      place += 1
    }
    return end.map { Array(bytes[..<$0]) + Array("]}".utf8) }
  }
}
