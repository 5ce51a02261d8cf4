/// What the fields of a document are made of. Wherever a value can be absent, `null` is the same.
extension JSONReader {
  /// Reads the members of an object.
  ///
  /// - Parameters:
  ///   - json: The text.
  ///   - read: Reads the value of a key, or says that the object has no such key.
  /// - Returns: The members that `read` did not want.
  /// - Throws: What is wrong, and where.
  @inline(__always)
  mutating func members(
    _ json: Span<UInt8>,
    _ read: (inout JSONReader, DocumentKey) throws(JSONError) -> Bool
  ) throws(JSONError) -> JSONObject {
    var extra = JSONMembers()
    var hasMember = try first(UInt8(ascii: "}"), json)
    while hasMember {
      guard try token(json) == UInt8(ascii: "\"") else { throw unexpected(json) }
      let start = at
      if let key = try knownKey(json) {
        try colon(json)
        if !(try read(&self, key)) {
          at = start
          try readMember(json, of: &extra)
        }
      } else {
        try readMember(json, of: &extra)
      }
      hasMember = try next(UInt8(ascii: "}"), json)
    }
    return extra.object
  }

  /// Reads a key that documents have; stays in front of one that they do not have.
  @inline(__always)
  private mutating func knownKey(_ json: Span<UInt8>) throws(JSONError) -> DocumentKey? {
    let start = at + 1
    guard start + 2 * ByteWord.count <= json.count else { return try anyKey(json) }
    let first = json.word(at: start)
    var marks = first.special
    var length = 0
    var second = ByteWord(0)
    if marks == 0 {
      second = json.word(at: start + ByteWord.count)
      marks = second.special
      second = second.prefix(before: marks)
      length = ByteWord.count
    }
    length += ByteWord.place(of: marks)
    guard marks != 0, json[start + length] == UInt8(ascii: "\""),
      let key = DocumentKey(length < 8 ? first.prefix(before: marks) : first, second)
    else { return try anyKey(json) }
    at = start + length + 1
    return key
  }

  /// As ``knownKey(_:)``, for one with escapes, or close to the end of the text.
  @inline(never)
  private mutating func anyKey(_ json: Span<UInt8>) throws(JSONError) -> DocumentKey? {
    let start = at
    if let key = DocumentKey(rawValue: try string(json)) { return key }
    at = start
    return nil
  }

  /// Reads a member whatever its key.
  @inline(never)
  private mutating func readMember(
    _ json: Span<UInt8>, of members: inout JSONMembers
  ) throws(JSONError) {
    let key = try string(json)
    try colon(json)
    members.set(JSONObject.Member(key: key, value: try value(json)))
  }

  /// Reads a list whose elements begin with a given byte.
  @inline(__always)
  mutating func list<Element>(
    _ key: DocumentKey, _ begin: Unicode.Scalar, _ json: Span<UInt8>,
    _ element: (inout JSONReader) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element] {
    guard try isPresent(key, "[", json) else { return [] }
    var elements: [Element] = []
    var hasElement = try first(UInt8(ascii: "]"), json)
    while hasElement {
      guard try token(json) == UInt8(ascii: begin) else {
        throw mismatch("each of '\(key.rawValue)'", Self.kind(UInt8(ascii: begin)), json)
      }
      elements.append(try element(&self))
      hasElement = try next(UInt8(ascii: "]"), json)
    }
    return elements
  }

  /// Whether a value begins with a given byte; if not, it must be `null`, which is read.
  @inline(__always)
  mutating func isPresent(
    _ key: DocumentKey, _ begin: Unicode.Scalar, _ json: Span<UInt8>
  ) throws(JSONError) -> Bool {
    let byte = try token(json)
    if byte == UInt8(ascii: begin) { return true }
    try null(key, UInt8(ascii: begin), json)
    return false
  }

  @inline(never)
  private mutating func null(
    _ key: DocumentKey, _ begin: UInt8, _ json: Span<UInt8>
  ) throws(JSONError) {
    guard json[at] == UInt8(ascii: "n") else {
      throw mismatch("'\(key.rawValue)'", Self.kind(begin), json)
    }
    try literal("ull", json)
  }

  /// Reads a string.
  mutating func text(_ key: DocumentKey, _ json: Span<UInt8>) throws(JSONError) -> String? {
    try isPresent(key, "\"", json) ? try string(json) : nil
  }

  /// Reads a list of strings.
  mutating func texts(_ key: DocumentKey, _ json: Span<UInt8>) throws(JSONError) -> [String] {
    try list(key, "\"", json) { (reader) throws(JSONError) in try reader.string(json) }
  }

  /// Reads a point in time.
  mutating func timestamp(
    _ key: DocumentKey, _ json: Span<UInt8>
  ) throws(JSONError) -> Timestamp? {
    guard try isPresent(key, "\"", json) else { return nil }
    let start = at
    var seen = ByteWord(0)
    let time: Timestamp?
    if let range = plainString(json, &seen), seen.isASCII {
      time = Timestamp(rfc3339: json.extracting(range))
      at = range.upperBound + 1
    } else {
      time = Timestamp(try string(json))
    }
    guard let time else {
      throw error(
        "'\(key.rawValue)' must be a time such as 2026-11-23T09:30:00Z or a date", json, at: start)
    }
    return time
  }

  /// A value that an object must have.
  func required(
    _ value: String?, _ key: DocumentKey, of list: DocumentKey, _ json: Span<UInt8>, at start: Int
  ) throws(JSONError) -> String {
    guard let value else {
      throw error("'\(key.rawValue)' is missing in '\(list.rawValue)'", json, at: start)
    }
    return value
  }

  /// The error of a value of another type than expected.
  @inline(never)
  func mismatch(_ what: String, _ expected: String, _ json: Span<UInt8>) -> JSONError {
    let found = Self.kind(json[at])
    // What is no value at all is an error of JSON, not of the document.
    return found.isEmpty
      ? unexpected(json) : error("\(what) must be \(expected), not \(found)", json)
  }

  private static func kind(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "{"): "an object"
    case UInt8(ascii: "["): "a list"
    case UInt8(ascii: "\""): "a string"
    case UInt8(ascii: "t"): "true"
    case UInt8(ascii: "f"): "false"
    case UInt8(ascii: "n"): "null"
    case UInt8(ascii: "-"), 0x30...0x39: "a number"
    default: ""
    }
  }
}
