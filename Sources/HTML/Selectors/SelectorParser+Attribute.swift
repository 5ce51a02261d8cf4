extension SelectorParser {
  /// Parses an attribute selector, the place being at its `[`.
  mutating func attribute() throws(CSSSelectorError) -> SimpleSelector {
    scanner.place += 1
    _ = scanner.skipSpace()
    var simple = SimpleSelector(kind: .attribute)
    let nameStart = scanner.place
    guard let (prefix, local) = try qualifiedName(), let local else {
      throw scanner.error("an attribute's name is missing", "write it after '['")
    }
    simple.name = add(local, try attributePrefix(prefix, at: nameStart))
    _ = scanner.skipSpace()
    if let comparison = try comparison() {
      simple.comparison = comparison
      _ = scanner.skipSpace()
      simple.text = keep(try value())
      _ = scanner.skipSpace()
      simple.sensitivity = try sensitivity(selector.names[simple.name])
    }
    // What is open at the end is closed there, as CSS Syntax has it.
    guard scanner.skip(UInt8(ascii: "]")) || scanner.isAtEnd else {
      throw scanner.error(
        "\(scanner.shown) is not expected in an attribute selector", "put the value in quotes")
    }
    return simple
  }

  private func attributePrefix(
    _ prefix: [UInt8]?, at start: Int
  ) throws(CSSSelectorError) -> SelectorName.Prefix {
    switch prefix.map({ String(decoding: $0, as: UTF8.self) }) {
    case nil, "": .none
    case "*": .any
    case "xlink": .xlink
    case "xml": .xml
    case "xmlns": .xmlns
    case .some(let other):
      throw scanner.error(
        at: start, "the namespace '\(other)' of attributes is not known",
        "use 'xlink', 'xml', 'xmlns' or '*'; a colon in a name is written '\\:'")
    }
  }

  private mutating func comparison() throws(CSSSelectorError) -> SimpleSelector.Operator? {
    let comparison: SimpleSelector.Operator
    switch scanner.byte {
    case UInt8(ascii: "="):
      scanner.place += 1
      return .equals
    case UInt8(ascii: "~"): comparison = .word
    case UInt8(ascii: "|"): comparison = .dash
    case UInt8(ascii: "^"): comparison = .prefix
    case UInt8(ascii: "$"): comparison = .suffix
    case UInt8(ascii: "*"): comparison = .substring
    case UInt8(ascii: "!"):
      throw scanner.error("'!=' is no operator of CSS", "write ':not([name=\"value\"])'")
    default: return nil
    }
    guard scanner.peek(1) == UInt8(ascii: "=") else {
      throw scanner.error("\(scanner.shown) is no operator", "write '=' right after it")
    }
    scanner.place += 2
    return comparison
  }

  private mutating func value() throws(CSSSelectorError) -> [UInt8] {
    if scanner.byte == UInt8(ascii: "\"") || scanner.byte == UInt8(ascii: "'") {
      return try scanner.string()
    }
    guard scanner.isIdentifier else {
      throw scanner.error("the value is missing or no name", "put the value in quotes")
    }
    return scanner.name()
  }

  /// Parses the flag `i` or `s`.
  private mutating func sensitivity(
    _ name: SelectorName
  ) throws(CSSSelectorError) -> SimpleSelector.Sensitivity {
    if scanner.isIdentifier {
      let start = scanner.place
      switch String(decoding: scanner.name(), as: UTF8.self) {
      case "i", "I":
        _ = scanner.skipSpace()
        return .insensitive
      case "s", "S":
        _ = scanner.skipSpace()
        return .sensitive
      case let other:
        throw scanner.error(
          at: start, "'\(other)' is no flag of an attribute selector",
          "use 'i' or 's', or put the value in quotes")
      }
    }
    return SelectorParser.insensitiveAttributes.contains(name.html) && name.prefix == .none
      ? .foreignOnly : .sensitive
  }

  /// The attributes in whose values capitals do not count (HTML, section 4.16.2).
  private static let insensitiveAttributes = Set(
    """
    accept accept-charset align alink axis bgcolor charset checked clear codetype color compact \
    declare defer dir direction disabled enctype face frame hreflang http-equiv lang language link \
    media method multiple nohref noresize noshade nowrap readonly rel rev rules scope scrolling \
    selected shape target text type valign valuetype vlink
    """.spacedNames.map(String.init))
}
