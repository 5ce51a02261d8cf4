import Diagnostics

/// The anchor and tag before a node, found in the source, since libyaml's marks include them.
struct NodeProperties {
  /// Where the content begins.
  var content: Int
  /// Where the tag stands.
  var tag: Range<Int>?

  /// Looks at the source from the start of an event up to its end.
  init(of event: Event, in map: SourceMap) {
    content = event.start
    guard event.anchor != nil || event.tag != nil else { return }
    let bytes = map.source.bytes
    let begin = map.byte(at: event.start)
    guard begin < bytes.count, Self.isProperty(bytes[begin]) else { return }
    let end = map.byte(at: event.end)
    var offset = begin
    while offset < end {
      let byte = bytes[offset]
      if Self.isProperty(byte) {
        let length = Self.length(bytes[offset..<end])
        if byte == UInt8(ascii: "!") {
          let start = event.start + map.scalarCount(begin..<offset)
          tag = start..<(start + map.scalarCount(offset..<offset + length))
        }
        offset += length
      } else if byte == UInt8(ascii: "#") {
        offset += bytes[offset..<end].prefix { !Self.isBreak($0) }.count
      } else if Self.isBlank(byte) || Self.isBreak(byte) {
        offset += 1
      } else {
        break
      }
    }
    content = event.start + map.scalarCount(begin..<offset)
  }

  private static func isProperty(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// How many bytes an anchor or tag is long.
  private static func length(_ bytes: ArraySlice<UInt8>) -> Int {
    if bytes.dropFirst().first == UInt8(ascii: "<"),
      let close = bytes.firstIndex(of: UInt8(ascii: ">"))
    {
      return close + 1 - bytes.startIndex
    }
    let flow: [UInt8] = [
      UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"),
    ]
    return bytes.prefix { !isBlank($0) && !isBreak($0) && !flow.contains($0) }.count
  }
}
