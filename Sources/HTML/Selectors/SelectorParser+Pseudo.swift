extension SelectorParser {
  /// Parses a pseudo-class, the place being at its colon.
  mutating func pseudoClass(
    _ specificity: inout CSSSpecificity
  ) throws(CSSSelectorError) -> SimpleSelector {
    let start = scanner.place
    scanner.place += 1
    if scanner.byte == UInt8(ascii: ":") {
      throw scanner.error(
        at: start, "pseudo-elements are no elements of a document", "leave '::…' out")
    }
    guard scanner.isIdentifier else {
      throw scanner.error("':' needs the name of a pseudo-class", "write it right after it")
    }
    let name = String(decoding: scanner.name().map(NameTable.lower), as: UTF8.self)
    guard scanner.skip(UInt8(ascii: "(")) else {
      specificity.classes += 1
      return try plain(name, at: start)
    }
    guard depth < SelectorParser.maximumDepth else {
      throw tooLarge(
        at: start, "more than \(SelectorParser.maximumDepth) brackets are nested", "nest less deep")
    }
    depth += 1
    defer { depth -= 1 }
    _ = scanner.skipSpace()
    let simple = try functional(name, at: start, &specificity)
    _ = scanner.skipSpace()
    // What is open at the end is closed there, as CSS Syntax has it.
    guard scanner.skip(UInt8(ascii: ")")) || scanner.isAtEnd else { throw unexpected() }
    return simple
  }

  private func plain(
    _ name: String, at start: Int
  ) throws(CSSSelectorError) -> SimpleSelector {
    switch name {
    case "root": return SimpleSelector(kind: .root)
    case "empty": return SimpleSelector(kind: .empty)
    case "scope": return SimpleSelector(kind: .scope)
    case "link", "any-link": return SimpleSelector(kind: .link)
    case "checked": return SimpleSelector(kind: .checked)
    case "disabled": return SimpleSelector(kind: .disabled)
    case "enabled": return SimpleSelector(kind: .enabled)
    case "first-child": return nth(ofType: false, fromEnd: false)
    case "last-child": return nth(ofType: false, fromEnd: true)
    case "first-of-type": return nth(ofType: true, fromEnd: false)
    case "last-of-type": return nth(ofType: true, fromEnd: true)
    case "only-child": return SimpleSelector(kind: .only)
    case "only-of-type": return SimpleSelector(kind: .only, ofType: true)
    case "required": return SimpleSelector(kind: .required)
    case "optional": return SimpleSelector(kind: .optional)
    case "read-write": return SimpleSelector(kind: .readWrite)
    case "read-only": return SimpleSelector(kind: .readOnly)
    case "defined": return SimpleSelector(kind: .defined)
    case "open": return SimpleSelector(kind: .open)
    // These depend on what a reader does, and there is none.
    case "active", "focus", "focus-visible", "focus-within", "hover", "target", "target-within",
      "visited":
      return SimpleSelector(kind: .never)
    case "before", "after", "first-line", "first-letter":
      throw scanner.error(
        at: start, "pseudo-elements are no elements of a document", "leave ':\(name)' out")
    case _ where SelectorParser.functions.contains(name):
      throw scanner.error(at: start, "':\(name)' needs an argument", "write ':\(name)(…)'")
    default: throw unknown(name, at: start)
    }
  }

  private static let functions: [String] = [
    "is", "where", "not", "has", "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type",
    "lang", "contains",
  ]

  private func unknown(_ name: String, at start: Int) -> CSSSelectorError {
    scanner.error(
      at: start, "the pseudo-class ':\(name)' is not supported",
      "known are :is, :where, :not, :has, :nth-child and its kin, :root, :scope, :empty, :link, "
        + ":checked, :disabled, :enabled, :required, :optional, :read-only, :read-write, :defined, "
        + ":open, :lang, :contains; a colon in a name is written '\\:'")
  }

  private mutating func functional(
    _ name: String, at start: Int, _ specificity: inout CSSSpecificity
  ) throws(CSSSelectorError) -> SimpleSelector {
    switch name {
    case "is", "where", "matches", "-webkit-any", "-moz-any":
      let simple = SimpleSelector(kind: .matches, list: try forgivingList())
      if name != "where" { specificity += highest(simple.list) }
      return simple
    case "not":
      let simple = SimpleSelector(kind: .not, list: try list(relative: false))
      specificity += highest(simple.list)
      return simple
    case "has":
      guard !isInHas else {
        throw scanner.error(at: start, "':has()' may not stand in ':has()'", "part the selector")
      }
      isInHas = true
      defer { isInHas = false }
      let list = try self.list(relative: true)
      specificity += highest(list)
      return SimpleSelector(kind: .has, list: list, slot: try slots(selector.lists[list].count))
    case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
      specificity.classes += 1
      return try nth(name, &specificity)
    case "lang":
      specificity.classes += 1
      return try language()
    case "contains", "-soup-contains":
      specificity.classes += 1
      return try contains()
    default: throw unknown(name, at: start)
    }
  }

  /// The specificity of the most specific selector of a list.
  func highest(_ list: Int) -> CSSSpecificity {
    selector.complexes[selector.lists[list]].map(\.specificity).max() ?? CSSSpecificity()
  }

  /// Gives a simple selector memory of its own in a query.
  mutating func slots(_ count: Int) throws(CSSSelectorError) -> Int {
    let first = selector.slots
    selector.slots += count
    guard selector.slots <= SelectorParser.maximumSlots + SelectorParser.sharedSlots else {
      throw tooLarge(
        "the selector has more than \(SelectorParser.maximumSlots) of :has, :contains, and 'of'",
        "make several selectors of it")
    }
    return first
  }

  private mutating func language() throws(CSSSelectorError) -> SimpleSelector {
    var ranges: [UInt8] = []
    while true {
      if !ranges.isEmpty { ranges.append(UInt8(ascii: ",")) }
      ranges += try word("a language", "such as ':lang(en)'").map(NameTable.lower)
      _ = scanner.skipSpace()
      guard scanner.skip(UInt8(ascii: ",")) else { break }
      _ = scanner.skipSpace()
    }
    return SimpleSelector(kind: .language, text: keep(ranges))
  }

  private mutating func contains() throws(CSSSelectorError) -> SimpleSelector {
    let text = keep(try word("a text", "such as ':contains(\"text\")'"))
    return SimpleSelector(kind: .contains, text: text, slot: try slots(1))
  }

  private mutating func word(
    _ what: String, _ example: String
  ) throws(CSSSelectorError) -> [UInt8] {
    if scanner.byte == UInt8(ascii: "\"") || scanner.byte == UInt8(ascii: "'") {
      return try scanner.string()
    }
    guard scanner.isIdentifier else {
      throw scanner.error("\(what) is missing or no name", "put it in quotes, \(example)")
    }
    return scanner.name()
  }
}
