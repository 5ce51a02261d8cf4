/// A tag as it stands in a document that may not be well-formed.
struct RawTag {
  /// An attribute: its name as written, and where its value is.
  struct Attribute {
    var name: String
    var value: Range<Int>
  }

  /// The most attributes that are kept.
  private static let maxAttributes = 64

  /// The name as written.
  var name: String
  /// Whether it is an end tag.
  var isEnd: Bool
  /// Whether it ends with `/>`.
  var isEmpty: Bool
  /// The attributes; of those of one name the first.
  var attributes: [Attribute]
  /// The index after the tag.
  var end = 0

  /// Reads the tag that begins with the `<` at an index; nil if none does.
  init?(_ bytes: Span<UInt8>, at start: Int) {
    var index = start + 1
    isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    guard index < bytes.count, Self.startsName(bytes[index]) else { return nil }
    let nameStart = index
    while index < bytes.count, Self.continuesName(bytes[index]) { index += 1 }
    name = Self.string(bytes, nameStart..<index)
    attributes = []
    isEmpty = false
    while true {
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count else { break }
      // A tag that is not closed ends where the next one begins.
      if bytes[index] == UInt8(ascii: "<") { break }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        break
      }
      if bytes[index] == UInt8(ascii: "/") {
        isEmpty = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ">")
        index += 1
        continue
      }
      index = readAttribute(bytes, at: index)
    }
    end = index
  }

  private mutating func readAttribute(_ bytes: Span<UInt8>, at start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, Self.continuesName(bytes[index]) { index += 1 }
    let attributeName = Self.string(bytes, start..<index)
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return index }
    index += 1
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.count else { return index }
    let quote = bytes[index]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { index += 1 }
    let valueStart = index
    while index < bytes.count,
      isQuoted
        ? bytes[index] != quote
        : bytes[index] > 0x20 && bytes[index] != UInt8(ascii: ">")
          && bytes[index] != UInt8(ascii: "<")
    {
      index += 1
    }
    if attributes.count < Self.maxAttributes,
      !attributes.contains(where: { $0.name == attributeName })
    {
      attributes.append(Attribute(name: attributeName, value: valueStart..<index))
    }
    return isQuoted ? min(index + 1, bytes.count) : index
  }

  private static func startsName(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    startsName(byte) || (0x30...0x3A).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  private static func string(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: range.map { bytes[$0] }, as: UTF8.self)
  }
}
