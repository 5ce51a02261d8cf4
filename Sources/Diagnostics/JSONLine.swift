/// Writes one JSON object in one line.
struct JSONLine {
  private(set) var text = "{"
  private var isFirst = true

  /// The finished object.
  var closed: String { text + "}" }

  mutating func add(_ key: String, _ value: String?) {
    name(key)
    if let value { text += Self.quoted(value) } else { text += "null" }
  }

  mutating func add(_ key: String, _ value: Int?) {
    name(key)
    text += value.map(String.init) ?? "null"
  }

  mutating func add(_ key: String, _ values: [JSONLine]) {
    name(key)
    text += "[" + values.map(\.closed).joined(separator: ",") + "]"
  }

  private mutating func name(_ key: String) {
    if !isFirst { text += "," }
    isFirst = false
    text += Self.quoted(key) + ":"
  }

  /// A JSON string (RFC 8259); line separators are escaped too, since some readers split there.
  private static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
