extension JSONReader {
  /// Reads a whole JSON text: a value, with nothing but white space around it.
  mutating func text(_ json: Span<UInt8>) throws(JSONError) -> JSON {
    skipByteOrderMark(json)
    let value = try value(json)
    try end(json)
    return value
  }

  /// Reads a value of any kind.
  mutating func value(_ json: Span<UInt8>) throws(JSONError) -> JSON {
    switch try token(json) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): try container(json)
    case let byte: try scalar(byte, json)
    }
  }

  /// Reads an object.
  mutating func object(_ json: Span<UInt8>) throws(JSONError) -> JSONObject {
    var members = JSONMembers()
    var hasMember = try first(UInt8(ascii: "}"), json)
    while hasMember {
      guard try token(json) == UInt8(ascii: "\"") else { throw unexpected(json) }
      let key = try string(json)
      try colon(json)
      members.set(JSONObject.Member(key: key, value: try value(json)))
      hasMember = try next(UInt8(ascii: "}"), json)
    }
    return members.object
  }

  private mutating func scalar(_ byte: UInt8, _ json: Span<UInt8>) throws(JSONError) -> JSON {
    switch byte {
    case UInt8(ascii: "\""): return .string(try string(json))
    case 0x30...0x39, UInt8(ascii: "-"): return .number(try number(json))
    case UInt8(ascii: "t"):
      try literal("rue", json)
      return .bool(true)
    case UInt8(ascii: "f"):
      try literal("alse", json)
      return .bool(false)
    case UInt8(ascii: "n"):
      try literal("ull", json)
      return .null
    default: throw unexpected(json)
    }
  }

  /// A list or an object that is being read.
  private struct Frame {
    let close: UInt8
    var key = ""
    var items: [JSON] = []
    var members = JSONMembers()

    var isObject: Bool { close == UInt8(ascii: "}") }

    init(_ open: UInt8) {
      // In ASCII a closing bracket comes two places after its opening one.
      close = open + 2
    }

    mutating func add(_ value: JSON) {
      if isObject {
        members.set(JSONObject.Member(key: key, value: value))
      } else {
        items.append(value)
      }
    }

    var value: JSON { isObject ? .object(members.object) : .array(items) }
  }

  /// Reads a list or an object.
  ///
  /// What is open is kept in a list, not on the call stack, which may be small: depth is limited by
  /// ``maximumDepth`` alone.
  private mutating func container(_ json: Span<UInt8>) throws(JSONError) -> JSON {
    var outer: [Frame] = []
    var frame = Frame(json[at])
    var hasElement = try first(frame.close, json)
    while true {
      while hasElement {
        if frame.isObject {
          guard try token(json) == UInt8(ascii: "\"") else { throw unexpected(json) }
          frame.key = try string(json)
          try colon(json)
        }
        let byte = try token(json)
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          outer.append(frame)
          frame = Frame(byte)
          hasElement = try first(frame.close, json)
        } else {
          frame.add(try scalar(byte, json))
          hasElement = try next(frame.close, json)
        }
      }
      let value = frame.value
      if outer.isEmpty { return value }
      // Moved, not copied: with two owners its list would be copied when the value is added.
      frame = outer.removeLast()
      frame.add(value)
      hasElement = try next(frame.close, json)
    }
  }
}
