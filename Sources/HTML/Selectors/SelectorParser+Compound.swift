extension SelectorParser {
  /// Parses simple selectors that stand side by side.
  mutating func compound(
    _ specificity: inout CSSSpecificity
  ) throws(CSSSelectorError) -> [SimpleSelector] {
    var simples: [SimpleSelector] = []
    if let type = try type() {
      simples.append(type)
      if type.kind == .type { specificity.types += 1 }
    }
    while true {
      if !simples.isEmpty { scanner.skipComments() }
      switch scanner.byte {
      case UInt8(ascii: "#"): simples.append(try id(&specificity))
      case UInt8(ascii: "."): simples.append(try styleClass(&specificity))
      case UInt8(ascii: "["):
        simples.append(try attribute())
        specificity.classes += 1
      case UInt8(ascii: ":"): simples.append(try pseudoClass(&specificity))
      default:
        // A name right after a condition would be a type selector that comes too late.
        if !simples.isEmpty, scanner.isIdentifier || scanner.byte == UInt8(ascii: "*") {
          throw scanner.error(
            "the element's name stands after other conditions", "write it first, or a space before")
        }
        return simples
      }
      guard simples.count + selector.simples.count <= SelectorParser.maximumSimples else {
        throw tooLarge(
          "the selector has more than \(SelectorParser.maximumSimples) conditions",
          "make it shorter, or several of it")
      }
    }
  }

  private mutating func id(
    _ specificity: inout CSSSpecificity
  ) throws(CSSSelectorError) -> SimpleSelector {
    scanner.place += 1
    guard scanner.isIdentifier else { throw noName("an id", "#") }
    specificity.ids += 1
    return SimpleSelector(kind: .id, text: keep(scanner.name()))
  }

  private mutating func styleClass(
    _ specificity: inout CSSSpecificity
  ) throws(CSSSelectorError) -> SimpleSelector {
    scanner.place += 1
    guard scanner.isIdentifier else { throw noName("a class", ".") }
    specificity.classes += 1
    return SimpleSelector(kind: .class, text: keep(scanner.name()))
  }

  private func noName(_ what: String, _ sign: String) -> CSSSelectorError {
    if Scan.isDigit(scanner.byte) {
      let digit = String(Character(Unicode.Scalar(scanner.byte)))
      return scanner.error(
        "\(what) that begins with a digit has to be escaped", "write '\(sign)\\3\(digit) …'")
    }
    return scanner.error("'\(sign)' needs \(what)", "write its name right after it")
  }

  /// Parses a name or `*`, with or without a namespace; nil if there is none.
  private mutating func type() throws(CSSSelectorError) -> SimpleSelector? {
    let start = scanner.place
    guard let (prefix, local) = try qualifiedName() else { return nil }
    let namespace: SelectorName.Prefix
    switch prefix.map({ String(decoding: $0, as: UTF8.self) }) {
    case nil: namespace = .none
    case "*": namespace = .any
    case "": namespace = .empty
    case "html": namespace = .html
    case "svg": namespace = .svg
    case "math", "mathml": namespace = .mathML
    case .some(let other):
      throw scanner.error(
        at: start, "the namespace '\(other)' is not known", "use 'html', 'svg', 'math' or '*'")
    }
    guard let local else {
      if namespace == .none || namespace == .any { return SimpleSelector(kind: .universal) }
      selector.names.append(SelectorName(prefix: namespace, html: "*", foreign: "*"))
      return SimpleSelector(kind: .universal, name: selector.names.count)
    }
    return SimpleSelector(kind: .type, name: add(local, namespace))
  }

  /// Parses `name`, `*`, `prefix|name`, `*|name` or `|name`; the name is nil where it is `*`.
  mutating func qualifiedName() throws(CSSSelectorError) -> (prefix: [UInt8]?, local: [UInt8]?)? {
    var first: [UInt8]?
    var isStar = false
    if scanner.isIdentifier {
      first = scanner.name()
    } else if scanner.skip(UInt8(ascii: "*")) {
      isStar = true
    } else if scanner.byte != UInt8(ascii: "|") {
      return nil
    }
    // '|=' is an operator, '||' a combinator.
    let next = scanner.peek(1)
    guard scanner.byte == UInt8(ascii: "|"), next != UInt8(ascii: "="), next != UInt8(ascii: "|")
    else { return first == nil && !isStar ? nil : (nil, first) }
    scanner.place += 1
    let prefix = isStar ? Array("*".utf8) : first ?? []
    if scanner.skip(UInt8(ascii: "*")) { return (prefix, nil) }
    guard scanner.isIdentifier else {
      throw scanner.error("a name is missing after '|'", "write it, or '*'")
    }
    return (prefix, scanner.name())
  }

  /// Keeps a name for the query; gives its number.
  mutating func add(_ name: [UInt8], _ prefix: SelectorName.Prefix) -> Int {
    selector.names.append(
      SelectorName(
        prefix: prefix, html: String(decoding: name.map(NameTable.lower), as: UTF8.self),
        foreign: String(decoding: name, as: UTF8.self)))
    return selector.names.count - 1
  }
}
