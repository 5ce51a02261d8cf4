import Diagnostics

/// Finds where the variables of a scalar stand in the source.
enum VariablePlaces {
  /// The places of every `${` in the source of a scalar, each as long as up to its `}`.
  ///
  /// Quotes, escapes and folding change neither how many `${` a scalar has nor their order, so
  /// the places belong one by one to those in the text, if there are as many.
  static func find(
    in map: SourceMap, from start: Int, to end: Int, isBlock: Bool
  )
    -> [SourceLocation]
  {
    let bytes = map.source.bytes
    let limit = map.byte(at: end)
    var offset = map.byte(at: start)
    var position = start
    var places: [SourceLocation] = []
    func isBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    if isBlock {
      // The line of the `|` may have a comment.
      while offset < limit, !isBreak(bytes[offset]) {
        if bytes[offset] & 0xC0 != 0x80 { position += 1 }
        offset += 1
      }
    }
    while offset < limit {
      if bytes[offset] == UInt8(ascii: "$"), offset + 1 < limit,
        bytes[offset + 1] == UInt8(ascii: "{")
      {
        var close = offset + 2
        while close < limit, bytes[close] != UInt8(ascii: "}"), !isBreak(bytes[close]),
          close - offset < longest
        {
          close += 1
        }
        let isClosed = close < limit && bytes[close] == UInt8(ascii: "}")
        let length = isClosed ? map.scalarCount(offset..<close + 1) : 2
        places.append(map.location(from: position, to: position + length))
      }
      if bytes[offset] & 0xC0 != 0x80 { position += 1 }
      offset += 1
    }
    return places
  }

  /// A longer variable is pointed at by its first two characters.
  private static let longest = 200
}
