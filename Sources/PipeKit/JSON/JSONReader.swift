/// A place in a JSON text, and what is read from there (RFC 8259).
///
/// The text is handed to every function, because a type that holds a `Span` cannot be declared
/// without experimental features. A function is called at the first byte of what it reads and leaves
/// the place behind its last.
struct JSONReader {
  /// How many brackets may be open at once.
  static let maximumDepth = 512

  /// The byte to be read next.
  var at = 0
  /// How many brackets are open.
  var depth = 0
  /// Where strings with escapes are put together.
  var scratch: [UInt8] = []
  /// The source that was read last: one file has mostly one, and one string for all its documents
  /// saves time and memory.
  var source = ""
  /// The line of the text's first byte, for errors.
  var line = 1
  /// The first byte's offset in its file, for errors.
  var offset = 0

  /// Goes to the beginning of another text.
  mutating func restart(line: Int, offset: Int) {
    at = 0
    depth = 0
    self.line = line
    self.offset = offset
  }
}

extension JSONReader {
  /// Skips white space, and says which byte follows; the end of the text is an error.
  @inline(__always)
  mutating func token(_ json: Span<UInt8>) throws(JSONError) -> UInt8 {
    if at < json.count, json[at] > 0x20 { return json[at] }
    return try tokenAfterSpace(json)
  }

  private mutating func tokenAfterSpace(_ json: Span<UInt8>) throws(JSONError) -> UInt8 {
    skipSpace(json)
    guard at < json.count else { throw unexpected(json) }
    return json[at]
  }

  /// Skips white space.
  mutating func skipSpace(_ json: Span<UInt8>) {
    while at < json.count {
      switch json[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  /// Skips a byte order mark, which RFC 8259 lets a reader ignore.
  mutating func skipByteOrderMark(_ json: Span<UInt8>) {
    if json.count >= 3, json[0] == 0xEF, json[1] == 0xBB, json[2] == 0xBF { at = 3 }
  }

  /// Makes sure that nothing but white space follows.
  mutating func end(_ json: Span<UInt8>) throws(JSONError) {
    if at == json.count { return }
    skipSpace(json)
    if at < json.count { throw error("the text goes on behind the value", json) }
  }

  /// Reads the rest of a literal whose first letter is known.
  mutating func literal(_ rest: StaticString, _ json: Span<UInt8>) throws(JSONError) {
    at += 1
    for index in 0..<rest.utf8CodeUnitCount {
      guard at < json.count, json[at] == rest.utf8Start[index] else { throw unexpected(json) }
      at += 1
    }
  }

  /// Steps into a list or an object.
  mutating func open(_ json: Span<UInt8>) throws(JSONError) {
    guard depth < Self.maximumDepth else {
      throw error("more than \(Self.maximumDepth) brackets are open", json)
    }
    depth += 1
    at += 1
  }

  /// Reads the colon between a key and its value.
  @inline(__always)
  mutating func colon(_ json: Span<UInt8>) throws(JSONError) {
    guard try token(json) == UInt8(ascii: ":") else { throw unexpected(json) }
    at += 1
  }

  /// Steps out of a list or an object at its closing bracket, or over a comma to its next element.
  ///
  /// - Returns: Whether an element follows.
  @inline(__always)
  mutating func next(_ close: UInt8, _ json: Span<UInt8>) throws(JSONError) -> Bool {
    let byte = try token(json)
    if byte == UInt8(ascii: ",") {
      at += 1
      return true
    }
    guard byte == close else { throw unexpected(json) }
    at += 1
    depth -= 1
    return false
  }

  /// Steps into a list or an object, and says whether it has an element.
  @inline(__always)
  mutating func first(_ close: UInt8, _ json: Span<UInt8>) throws(JSONError) -> Bool {
    try open(json)
    guard try token(json) == close else { return true }
    at += 1
    depth -= 1
    return false
  }
}

extension JSONReader {
  /// An error at the byte to be read next, or at a given one.
  @inline(never)
  func error(_ message: String, _ json: Span<UInt8>, at place: Int? = nil) -> JSONError {
    let place = min(place ?? at, json.count)
    var line = line
    var lineStart = 0
    for index in 0..<place where json[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    return JSONError(
      line: line, column: place - lineStart + 1, offset: offset + place, message: message)
  }

  /// The error of a byte that cannot stand where it stands, or of a text that ends too early.
  @inline(never)
  func unexpected(_ json: Span<UInt8>) -> JSONError {
    guard at < json.count else { return error("the text ends too early", json) }
    let byte = json[at]
    let name =
      byte > 0x20 && byte < 0x7F
      ? "'\(Unicode.Scalar(byte))'" : "the byte 0x" + String(byte, radix: 16, uppercase: true)
    return error("\(name) cannot stand here", json)
  }
}
