/// A text with variables: `${NAME}`, `${NAME:-default}`, and `$${` for a literal `${`.
///
/// A name consists of ASCII letters, digits and `_` and does not begin with a digit. A default
/// reaches to the first `}` and holds no other variable.
struct VariableTemplate {
  enum Part: Equatable {
    case literal(String)
    /// A variable; `ordinal` counts the `${` of the text from 0, escaped ones included.
    case variable(name: String, fallback: String?, ordinal: Int)
    /// Something that begins like a variable and is none, and why.
    case malformed(String, ordinal: Int)
  }

  private(set) var parts: [Part] = []
  /// How many `${` the text has.
  private(set) var ordinals = 0
  private let bytes: [UInt8]
  private var literal: [UInt8] = []

  /// Takes a text apart.
  init(_ text: String) {
    bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      if isOpening(offset + 1), bytes[offset] == UInt8(ascii: "$") {
        literal += "${".utf8
        ordinals += 1
        offset += 3
      } else if isOpening(offset) {
        finishLiteral()
        offset = variable(at: offset + 2)
      } else {
        literal.append(bytes[offset])
        offset += 1
      }
    }
    finishLiteral()
  }

  /// Whether a text has anything to fill in.
  static func mayBegin(in text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), previous == UInt8(ascii: "$") { return true }
      previous = byte
    }
    return false
  }

  private func isOpening(_ offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == UInt8(ascii: "$")
      && bytes[offset + 1] == UInt8(ascii: "{")
  }

  private mutating func finishLiteral() {
    guard !literal.isEmpty else { return }
    parts.append(.literal(String(decoding: literal, as: UTF8.self)))
    literal = []
  }

  /// Reads on after `${`; hands back where the text goes on.
  private mutating func variable(at start: Int) -> Int {
    let ordinal = ordinals
    ordinals += 1
    func malformed(_ reason: String) -> Part { .malformed(reason, ordinal: ordinal) }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "}"))
    let close = end ?? bytes.count
    // A variable within a variable is reported with the outer one.
    var inner = 0
    for offset in start..<close where isOpening(offset) { inner += 1 }
    ordinals += inner
    guard end != nil else {
      parts.append(malformed("'${' has no closing '}'"))
      return close
    }
    let name = bytes[start..<close].prefix(while: Self.isNameByte)
    let rest = bytes[(start + name.count)..<close]
    if inner > 0 {
      parts.append(malformed("a variable cannot contain another variable"))
    } else if name.isEmpty || Self.isDigit(name.first) {
      parts.append(malformed("'${' is not followed by the name of a variable"))
    } else if rest.isEmpty || rest.starts(with: ":-".utf8) {
      parts.append(
        .variable(
          name: String(decoding: name, as: UTF8.self),
          fallback: rest.isEmpty ? nil : String(decoding: rest.dropFirst(2), as: UTF8.self),
          ordinal: ordinal))
    } else {
      parts.append(malformed("this is not a variable"))
    }
    return close + 1
  }

  private static func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
