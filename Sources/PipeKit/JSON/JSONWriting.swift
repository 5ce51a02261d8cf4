/// How JSON is written: compactly, with no more escapes than RFC 8259 demands. So a value that was
/// read and written once is written the same way ever after.
extension [UInt8] {
  /// Appends a JSON value.
  mutating func append(_ value: JSON, indentation: Int?) {
    guard !appendScalar(value) else { return }
    // What is open is kept in a list, not on the call stack, as in reading.
    var outer: [JSONCursor] = []
    var cursor = JSONCursor(value)
    append(cursor.open)
    while true {
      guard let element = cursor.next() else {
        if let indentation, !cursor.isEmpty { appendLine(outer.count * indentation) }
        append(cursor.close)
        guard let parent = outer.popLast() else { return }
        cursor = parent
        continue
      }
      if !element.isFirst { append(UInt8(ascii: ",")) }
      if let indentation { appendLine((outer.count + 1) * indentation) }
      if let key = element.key {
        appendQuoted(key)
        append(UInt8(ascii: ":"))
        if indentation != nil { append(UInt8(ascii: " ")) }
      }
      if !appendScalar(element.value) {
        outer.append(cursor)
        cursor = JSONCursor(element.value)
        append(cursor.open)
      }
    }
  }

  /// Appends a value unless it is a list or an object.
  private mutating func appendScalar(_ value: JSON) -> Bool {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .number(let number): append(number.literal.utf8Span.span)
    case .string(let text): appendQuoted(text)
    case .array, .object: return false
    }
    return true
  }

  private mutating func appendLine(_ indentation: Int) {
    append(UInt8(ascii: "\n"))
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
  }

  /// Appends ASCII text that needs no escapes.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a string in quotes.
  @inline(__always)
  mutating func appendQuoted(_ text: String) { appendQuoted(text.utf8Span.span) }

  /// Appends valid UTF-8 in quotes.
  mutating func appendQuoted(_ text: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    appendEscaped(text)
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: Span<UInt8>) {
    var start = 0
    while true {
      var end = start
      while end &+ 8 <= text.count {
        let special = JSONWords.special(text.word(at: end))
        end &+= special == 0 ? 8 : special.trailingZeroBitCount >> 3
        if special != 0 { break }
      }
      while end < text.count, !JSONWords.isSpecial(text[end]) { end += 1 }
      append(text.extracting(start..<end))
      guard end < text.count else { return }
      appendEscape(text[end])
      start = end + 1
    }
  }

  private mutating func appendEscape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append("u00")
      append(0x30 | byte >> 4)
      append(byte & 15 < 10 ? 0x30 | byte & 15 : 0x57 + byte & 15)
    }
  }
}

/// A place in a list or an object that is being written.
private struct JSONCursor {
  private let items: [JSON]
  private let members: [JSONObject.Member]
  private let isObject: Bool
  private var index = 0

  init(_ value: JSON) {
    items = value.array ?? []
    isObject = value.object != nil
    members = value.object?.members ?? []
  }

  var open: UInt8 { isObject ? UInt8(ascii: "{") : UInt8(ascii: "[") }
  var close: UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }
  var isEmpty: Bool { items.isEmpty && members.isEmpty }

  mutating func next() -> (key: String?, value: JSON, isFirst: Bool)? {
    guard index < (isObject ? members.count : items.count) else { return nil }
    defer { index += 1 }
    if isObject { return (members[index].key, members[index].value, index == 0) }
    return (nil, items[index], index == 0)
  }
}
