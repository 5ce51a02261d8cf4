import PipeKit
import Testing

/// What is no JSON is refused at the byte where it stops being JSON.
@Suite struct JSONRejectionTests {
  private static let early = "the text ends too early"
  private static let withinString = "the text ends within a string"
  private static let behind = "the text goes on behind the value"
  private static let half = "half of a surrogate pair"
  private static let digits = "'\\u' needs four hexadecimal digits"
  private static let control = "a control character in a string must be escaped"
  private static let utf8 = "not valid UTF-8"

  private static func quoted(_ bytes: [UInt8]) -> [UInt8] { [0x22] + bytes + [0x22] }

  static let structure: [Rejection] = [
    .init("", 0, early), .init(" \n ", 3, line: (2, 2), early), .init("[", 1, early),
    .init("[1", 2, early), .init("[1,", 3, early), .init("{", 1, early), .init("{\"a\"", 4, early),
    .init("{\"a\":", 5, early), .init("{\"a\":1", 6, early), .init("{\"a\":1,", 7, early),
    .init("[1,]", 3, "']' cannot stand here"), .init("{\"a\":1,}", 7, "'}' cannot stand here"),
    .init("[,1]", 1, "',' cannot stand here"), .init("[1,,2]", 3, "',' cannot stand here"),
    .init("{,}", 1, "',' cannot stand here"), .init("[1 2]", 3, "'2' cannot stand here"),
    .init("{\"a\" 1}", 5, "'1' cannot stand here"), .init("{\"a\"::1}", 5, "':' cannot stand here"),
    .init("{\"a\"}", 4, "'}' cannot stand here"), .init("{a:1}", 1, "'a' cannot stand here"),
    .init("{1:1}", 1, "'1' cannot stand here"), .init("{'a':1}", 1, "''' cannot stand here"),
    .init("{\"a\":1]", 6, "']' cannot stand here"), .init("[1}", 2, "'}' cannot stand here"),
    .init("]", 0, "']' cannot stand here"), .init("[1]]", 3, behind), .init("{} x", 3, behind),
    .init("1 2", 2, behind), .init("{}\n\n {}", 5, line: (3, 2), behind),
    .init("[\n1,\n 2 x]", 8, line: (3, 4), "'x' cannot stand here"),
    .init("// a\n1", 0, "'/' cannot stand here"), .init("[1]#", 3, behind),
    .init("[1,\u{A0}2]", 3, "the byte 0xC2 cannot stand here"),
    .init("[\u{0B}]", 1, "the byte 0xB cannot stand here"),
    .init("[\u{0C}]", 1, "the byte 0xC cannot stand here"),
    .init("\u{0}", 0, "the byte 0x0 cannot stand here"),
    .init([0xFF, 0xFE, 0x31, 0x00], 0, "the byte 0xFF cannot stand here"),
    .init([0xEF, 0xBB], 0, "the byte 0xEF cannot stand here"),
    .init("\u{FEFF}", 3, early), .init("\u{FEFF}x", 3, "'x' cannot stand here"),
  ]

  static let literals: [Rejection] = [
    .init("tru", 3, early), .init("nul", 3, early), .init("nulx", 3, "'x' cannot stand here"),
    .init("nullx", 4, behind), .init("True", 0, "'T' cannot stand here"),
    .init("fals]", 4, "']' cannot stand here"), .init("[truE]", 4, "'E' cannot stand here"),
    .init("NaN", 0, "'N' cannot stand here"), .init("Infinity", 0, "'I' cannot stand here"),
    .init("undefined", 0, "'u' cannot stand here"),
  ]

  static let numbers: [Rejection] = [
    .init("01", 1, behind), .init("[01]", 2, "'1' cannot stand here"), .init("-01", 2, behind),
    .init("1.", 2, early), .init("[1.]", 3, "']' cannot stand here"),
    .init(".5", 0, "'.' cannot stand here"), .init("-.5", 1, "'.' cannot stand here"),
    .init("+1", 0, "'+' cannot stand here"), .init("1e", 2, early),
    .init("[1e]", 3, "']' cannot stand here"), .init("1e+", 3, early),
    .init("[1E-]", 4, "']' cannot stand here"), .init("1.e5", 2, "'e' cannot stand here"),
    .init("1e1.5", 3, behind), .init("-", 1, early), .init("--1", 1, "'-' cannot stand here"),
    .init("-a", 1, "'a' cannot stand here"), .init("1.5.5", 3, behind), .init("0x10", 1, behind),
    .init("1_000", 1, behind), .init("-Infinity", 1, "'I' cannot stand here"),
    .init("[１]", 1, "the byte 0xEF cannot stand here"),
  ]

  static let strings: [Rejection] = [
    .init("\"", 1, withinString), .init("\"abc", 4, withinString), .init("\"a\\", 3, withinString),
    .init("\"a\\\"", 4, withinString), .init("[\"abcdefghijklmnop", 18, withinString),
    .init("{\"abc", 5, withinString),
    .init("'a'", 0, "''' cannot stand here"),
    .init("\"\\x41\"", 1, "no such escape"), .init("\"ab\\'\"", 3, "no such escape"),
    .init("\"\\\n\"", 1, "no such escape"), .init("\"\\U0041\"", 1, "no such escape"),
    .init("\"\\é\"", 1, "no such escape"), .init("\"\\0\"", 1, "no such escape"),
    .init("\"\\u\"", 1, digits), .init("\"\\u12\"", 1, digits), .init("\"\\u12", 1, digits),
    .init("\"\\u123g\"", 1, digits), .init("\"\\u+123\"", 1, digits),
    .init("\"\\u 123\"", 1, digits), .init("\"\\u00:0\"", 1, digits),
    .init("\"\\u00@0\"", 1, digits), .init("\"\\u00G0\"", 1, digits),
    .init("\"\\u00`0\"", 1, digits), .init("\"\\ud83d\\u12\"", 7, digits),
    .init("\"\\ud800\"", 1, half), .init("\"\\udc00\"", 1, half), .init("\"ab\\uDBFF c\"", 3, half),
    .init("\"\\ud800\\ud800\"", 1, half), .init("\"\\udc00\\ud800\"", 1, half),
    .init("\"\\ud800\\u0041\"", 1, half), .init("\"\\ud800\\n\"", 1, half),
    .init("\"\\ud83d\\ude00\\ude00\"", 13, half), .init("{\"\\ud800\":1}", 2, half),
    .init("\"\\uDFFF\"", 1, half),
    .init("\"a\nb\"", 2, control), .init("\"\t\"", 1, control), .init("\"\u{0}\"", 1, control),
    .init("\"abcdefghijk\u{1F}\"", 12, control), .init("{\"a\rb\":1}", 3, control),
    .init("[\n\"a\",\n\"é\n\"]", 10, line: (3, 4), control),
  ]

  static let encodings: [Rejection] = [
    .init(quoted([0x80]), 1, utf8), .init(quoted([0xC3]), 1, utf8),
    .init(quoted([0x61, 0xC3, 0x28]), 2, utf8), .init(quoted([0xC0, 0xAF]), 1, utf8),
    .init(quoted([0xE0, 0x80, 0xAF]), 1, utf8), .init(quoted([0xED, 0xA0, 0x80]), 1, utf8),
    .init(quoted([0xF4, 0x90, 0x80, 0x80]), 1, utf8), .init(quoted([0xF5]), 1, utf8),
    .init(quoted([0xFE]), 1, utf8), .init(quoted([0xFF]), 1, utf8),
    .init(quoted([0xF0, 0x9F, 0x98]), 1, utf8),
    .init(quoted(Array("é".utf8) + [0xE2, 0x82]), 3, utf8),
    .init(quoted(Array("abcdefghé".utf8) + [0xFF, 0x61]), 11, utf8),
    // What is wrong first is named, whatever is wrong behind it.
    .init(quoted([0xFF] + Array("\\x".utf8)), 1, utf8),
    .init(quoted(Array("\\n".utf8) + [0xFF]), 3, utf8),
    .init(quoted(Array("\\x".utf8) + [0xFF]), 1, "no such escape"),
    .init(quoted([0xC3] + Array("\\u00a9".utf8)), 1, utf8),
    .init(Array("{".utf8) + quoted([0xFF]) + Array(":1}".utf8), 2, utf8),
  ]

  @Test(arguments: [structure, literals, numbers, strings, encodings].joined())
  func saysWhatIsWrongAndWhere(rejection: Rejection) {
    #expect(throws: rejection.error) { try JSON(parsing: rejection.text) }
    // The same within a document, behind another line.
    let lead = Array("{\"id\":\"a\",\n\"later\":".utf8)
    var inner: JSONError?
    do { _ = try Document(json: lead + rejection.text + Array("}".utf8)) } catch { inner = error }
    #expect(inner != nil)
    if let inner { #expect(inner.offset >= lead.count && inner.line >= 2) }
  }

  @Test(arguments: [
    "[]", "{}", " [ ] ", "\n{\r\n\t}", "[null]", "[[],{}]", "{\"\":0}", "{\"a\":{\"b\":[]}}", "0",
    "-0", "-1.5e-7", "1E22", "0e1", "0e+1", "[20e1]", "\"\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\u0000\"", "\"\\uD801\\udc37\"", "\"\\uFFFF\"", "\"\\u0061\\u30af\"", "\"\u{7F}\"",
    "\"\u{10FFFF}\"", "\"\u{2028}\u{2029}\"", "\"/\"", "\"\\\\u0000\"", "true", "false", "null",
    "{\"a\":1,\"a\":2}", "\u{FEFF}[]",
  ])
  func acceptsWhatIsJSON(text: String) throws {
    let value = try JSON(parsing: text)
    #expect(FoundationJSON.value(value.serialized) != nil)
    #expect(try JSON(parsing: value.serialized) == value)
    #expect(try JSON(parsing: Array(text.utf8)) == value)
  }
}
