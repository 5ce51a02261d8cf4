/// Parses selectors (Selectors Level 4, section 18, and CSS Syntax Level 3).
struct SelectorParser {
  /// How deep `:is()` and its kin may be nested.
  static let maximumDepth = 16
  /// How many simple selectors a selector may have.
  static let maximumSimples = 4096
  /// How many compound selectors may be combined to one.
  static let maximumCompounds = 256
  /// How many `:has()`, `:contains()` and `of` a selector may have: a query remembers all of theirs.
  static let maximumSlots = 64

  var scanner: SelectorScanner
  var selector: CSSSelector
  var depth = 0
  var isInHas = false
  /// Whether the selector is larger than may be, which no list forgives.
  var isTooLarge = false

  /// The slots of what counts children, which all may share: from the start and from the end, each
  /// for all elements and for those of one name.
  static let sharedSlots = 4

  init(_ bytes: [UInt8], selector: CSSSelector) {
    scanner = SelectorScanner(bytes)
    self.selector = selector
    self.selector.slots = SelectorParser.sharedSlots
  }

  mutating func parse() throws(CSSSelectorError) -> CSSSelector {
    _ = scanner.skipSpace()
    guard !scanner.isAtEnd else {
      throw scanner.error("there is no selector", "write one, such as 'p' or '*'")
    }
    selector.top = try list(relative: false)
    guard scanner.isAtEnd else { throw unexpected() }
    return selector
  }

  /// The mistake to go beyond a limit.
  mutating func tooLarge(
    at place: Int? = nil, _ reason: String, _ advice: String
  ) -> CSSSelectorError {
    isTooLarge = true
    return scanner.error(at: place, reason, advice)
  }

  func unexpected() -> CSSSelectorError {
    let sign = scanner.shown
    switch scanner.byte {
    case UInt8(ascii: ")"):
      return scanner.error("')' without '('", "leave it out")
    case UInt8(ascii: "|"):
      return scanner.error("'||' is for columns, which are not supported", "leave it out")
    case UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "~"):
      return scanner.error(
        "nothing stands before the combinator \(sign)",
        "write what it begins with, such as ':scope \(sign.dropFirst().dropLast()) …'")
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return scanner.error("a name does not begin with a digit", "write it as '\\3… '")
    case UInt8(ascii: ","):
      return scanner.error("a selector is missing before ','", "write it, or leave the comma out")
    default:
      if scanner.isAtEnd {
        return scanner.error("a selector is missing at the end", "write what is to match")
      }
      return scanner.error(
        "\(sign) is not expected here", "escape it as '\\' if it is part of a name")
    }
  }

  /// Parses a list up to `)` or the end; gives its number.
  mutating func list(relative: Bool) throws(CSSSelectorError) -> Int {
    var complexes: [ComplexSelector] = []
    while true {
      complexes.append(try complex(relative: relative))
      guard scanner.skip(UInt8(ascii: ",")) else { break }
    }
    let start = selector.complexes.count
    selector.complexes += complexes
    selector.lists.append(start..<selector.complexes.count)
    return selector.lists.count - 1
  }

  /// Parses compounds and combinators, and the white space around.
  mutating func complex(relative: Bool) throws(CSSSelectorError) -> ComplexSelector {
    _ = scanner.skipSpace()
    var compounds: [CompoundSelector] = []
    var specificity = CSSSpecificity()
    var combinator = SelectorCombinator.none
    if relative { combinator = try self.combinator() ?? .descendant }
    while true {
      guard compounds.count < SelectorParser.maximumCompounds else {
        throw tooLarge(
          "more than \(SelectorParser.maximumCompounds) selectors are combined",
          "make the selector shorter")
      }
      let start = scanner.place
      let simples = try compound(&specificity)
      guard !simples.isEmpty else {
        throw start == scanner.place ? unexpected() : scanner.error("nothing", "write a selector")
      }
      compounds.append(CompoundSelector(combinator: combinator, simples: add(simples)))
      let isSpace = scanner.skipSpace()
      if let next = try self.combinator() {
        combinator = next
      } else if isSpace, !scanner.isAtEnd, scanner.byte != UInt8(ascii: ","),
        scanner.byte != UInt8(ascii: ")")
      {
        combinator = .descendant
      } else {
        break
      }
    }
    let start = selector.compounds.count
    selector.compounds += compounds
    return ComplexSelector(
      compounds: start..<selector.compounds.count, specificity: specificity)
  }

  /// Puts a compound's conditions down, the cheapest first.
  private mutating func add(_ simples: [SimpleSelector]) -> Range<Int> {
    let start = selector.simples.count
    let order = simples.indices.sorted { (simples[$0].cost, $0) < (simples[$1].cost, $1) }
    for index in order { selector.simples.append(simples[index]) }
    return start..<selector.simples.count
  }

  private mutating func combinator() throws(CSSSelectorError) -> SelectorCombinator? {
    let combinator: SelectorCombinator
    switch scanner.byte {
    case UInt8(ascii: ">"): combinator = .child
    case UInt8(ascii: "+"): combinator = .nextSibling
    case UInt8(ascii: "~"): combinator = .laterSibling
    default: return nil
    }
    scanner.place += 1
    _ = scanner.skipSpace()
    return combinator
  }

  /// Keeps a text for the query.
  mutating func keep(_ text: [UInt8]) -> Range<Int> {
    let start = selector.texts.count
    selector.texts += text
    return start..<selector.texts.count
  }
}
