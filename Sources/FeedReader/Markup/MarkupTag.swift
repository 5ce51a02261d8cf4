/// A tag in a fragment of HTML, as far as feeds need to know it.
struct MarkupTag {
  /// What a `<` turns out to be.
  enum Reading {
    /// It begins a tag.
    case tag(MarkupTag)
    /// It begins no tag.
    case text
    /// It begins a tag that does not end before the text does. No later `<` need be looked at, and
    /// none may be, or the time taken would grow with the square of the length.
    case unfinished
  }

  /// An attribute's name and where its value is, without quotes.
  struct Attribute {
    var name: String
    var value: Range<Int>
    var isQuoted: Bool
  }

  /// The name in lower case.
  var name: String
  /// Whether it is an end tag.
  var isEnd: Bool
  /// The attributes that have a value.
  var attributes: [Attribute] = []
  /// The index after the tag's `>`.
  var end = 0

  /// Reads what begins with the `<` at an index.
  static func read(_ bytes: Span<UInt8>, at start: Int) -> Reading {
    var index = start + 1
    let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    guard index < bytes.count, isLetter(bytes[index]) else { return .text }
    let nameStart = index
    while index < bytes.count, !endsName(bytes[index]) { index += 1 }
    var tag = MarkupTag(name: lowercased(bytes, nameStart..<index), isEnd: isEnd)
    guard let end = tag.readAttributes(bytes, from: index) else { return .unfinished }
    tag.end = end
    return .tag(tag)
  }

  /// Reads up to the tag's `>`, and says what index follows; nil at the end of the text.
  private mutating func readAttributes(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while true {
      while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") {
        index += 1
      }
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: ">") { return index + 1 }
      let nameStart = index
      index += 1
      while index < bytes.count, !Self.endsName(bytes[index]), bytes[index] != UInt8(ascii: "=") {
        index += 1
      }
      let name = Self.lowercased(bytes, nameStart..<index)
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
      index += 1
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count else { return nil }
      let quote = bytes[index]
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { index += 1 }
      let valueStart = index
      while index < bytes.count,
        isQuoted ? bytes[index] != quote : bytes[index] > 0x20 && bytes[index] != UInt8(ascii: ">")
      {
        index += 1
      }
      guard index < bytes.count else { return nil }
      attributes.append(Attribute(name: name, value: valueStart..<index, isQuoted: isQuoted))
      if isQuoted { index += 1 }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  private static func lowercased(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    let lower = range.map { (0x41...0x5A).contains(bytes[$0]) ? bytes[$0] | 0x20 : bytes[$0] }
    return String(decoding: lower, as: UTF8.self)
  }
}
