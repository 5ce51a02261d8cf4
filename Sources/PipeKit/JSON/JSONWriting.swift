/// How JSON is written: compactly, with no more escapes than RFC 8259 demands. So a value that was
/// read and written once is written the same way ever after.
extension [UInt8] {
  /// Appends a JSON value.
  mutating func append(_ value: JSON, indentation: Int? = nil) {
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
        append("\"", quoted: key)
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

  /// Appends a member of an object, with the bracket or comma in front.
  mutating func append(_ member: JSONObject.Member, isFirst: Bool) {
    append(isFirst ? "{\"" : ",\"", quoted: member.key)
    switch member.value {
    case .string(let text): append(":\"", quoted: text)
    case .number(let number): append(":", number)
    case .null, .bool, .array, .object:
      append(":")
      append(member.value)
    }
  }

  /// Appends a value unless it is a list or an object.
  private mutating func appendScalar(_ value: JSON) -> Bool {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .number(let number): append("", number)
    case .string(let text): append("\"", quoted: text)
    case .array, .object: return false
    }
    return true
  }

  private mutating func appendLine(_ indentation: Int) {
    append(UInt8(ascii: "\n"))
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
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
