/// A selector of CSS (Selectors Level 4), parsed once and matched as often as needed.
///
/// ```swift
/// var parser = HTMLParser()
/// let tree = parser.parse("<main><h2>News</h2><p class=lead>One<p>Two <a href=/x>more</a></main>")
/// let selector = try CSSSelector("h2 + p.lead, p:has(> a[href^='/'])")
/// for node in tree.select(selector) {
///   print(tree.text(of: node))                       // One, Two more
/// }
/// if let link = try tree.first(matching: CSSSelector("main a:any-link")) {
///   print(tree.closest(link, try CSSSelector("p")) as Any)
///   print(tree.matches(link, try CSSSelector(":not(nav a)")))  // true
/// }
/// ```
///
/// Known are type and universal selectors, ids, classes, attributes with all operators and the flags
/// `i` and `s`, all combinators, lists, `:is`, `:where`, `:not`, `:has`, `:nth-child(an+b of S)` and
/// its kin, `:root`, `:scope`, `:empty`, `:link`, `:any-link`, `:checked`, `:disabled`, `:enabled`,
/// `:required`, `:optional`, `:read-only`, `:read-write`, `:defined`, `:open`, `:lang`, and
/// `:contains("text")`, which is no standard but much used. `:hover`, `:visited` and the like match
/// nothing. The prefixes `html`, `svg` and `math` of elements and `xlink`, `xml` and `xmlns` of
/// attributes need no declaration.
///
/// As in browsers, `:is()` and `:where()` pass over what is no selector, what is open at the end is
/// closed there, and white space is content to `:empty`. Matching takes time in proportion to the
/// tree and to the selector, whatever they are. `:checked` goes by the attributes `checked` and
/// `selected` alone.
public struct CSSSelector: Sendable {
  /// The selector as it was written.
  public private(set) var text: String

  var simples: [SimpleSelector] = []
  var compounds: [CompoundSelector] = []
  var complexes: [ComplexSelector] = []
  /// Where the selectors of each list stand in ``complexes``.
  var lists: [Range<Int>] = []
  var names: [SelectorName] = []
  /// Ids, classes, values and other texts, one after the other.
  var texts: [UInt8] = []
  /// The number of the list that is the whole selector.
  var top = 0
  /// How many slots a query needs; see ``SimpleSelector/slot``.
  var slots = 0

  /// Parses a selector.
  ///
  /// - Throws: Where the text is no selector, why, and what to do about it.
  public init(_ text: String) throws(CSSSelectorError) {
    self.text = text
    var parser = SelectorParser(Array(text.utf8), selector: CSSSelector(empty: text))
    self = try parser.parse()
  }

  private init(empty text: String) { self.text = text }

  /// How specific each selector of the list is, in the order written.
  public var specificities: [CSSSpecificity] { complexes[lists[top]].map(\.specificity) }

  /// How specific the most specific selector of the list is.
  public var specificity: CSSSpecificity { specificities.max() ?? CSSSpecificity() }
}

extension CSSSelector: Hashable, CustomStringConvertible {
  /// Whether two selectors are written alike.
  public static func == (a: CSSSelector, b: CSSSelector) -> Bool { a.text == b.text }
  /// Feeds the text to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
  /// The selector as it was written.
  public var description: String { text }
}
