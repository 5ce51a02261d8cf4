/// What the parser has to know of an element, by name.
struct ElementTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// Has no content and no end tag.
  static let void = ElementTraits(rawValue: 1 << 0)
  /// The standard's "special" category: ends the search of an unknown end tag.
  static let special = ElementTraits(rawValue: 1 << 1)
  /// The standard's "formatting" category.
  static let formatting = ElementTraits(rawValue: 1 << 2)
  /// Ends the search for an element in scope.
  static let scope = ElementTraits(rawValue: 1 << 3)
  /// The content is text without character references.
  static let rawText = ElementTraits(rawValue: 1 << 4)
  /// The content is text with character references.
  static let escapableText = ElementTraits(rawValue: 1 << 5)
  /// The end tag may be left out: closed without notice by another end tag.
  static let impliedEnd = ElementTraits(rawValue: 1 << 6)
  /// A start tag that ends foreign content.
  static let breakout = ElementTraits(rawValue: 1 << 7)
  /// A part of a table: stands in one however deep it is.
  static let tablePart = ElementTraits(rawValue: 1 << 8)
  /// A heading, `h1` to `h6`.
  static let heading = ElementTraits(rawValue: 1 << 9)
  /// Does not end the search for a list item, though it is special.
  static let passesItems = ElementTraits(rawValue: 1 << 10)
  /// In SVG: an HTML integration point.
  static let svgPoint = ElementTraits(rawValue: 1 << 11)
  /// In MathML: ends scopes.
  static let mathPoint = ElementTraits(rawValue: 1 << 12)
  /// In MathML: a text integration point.
  static let mathTextPoint = ElementTraits(rawValue: 1 << 13)
  /// Passes text and other elements on to before its table.
  static let fosters = ElementTraits(rawValue: 1 << 14)
  /// Other elements rely on being able to stand in it.
  static let needsRoom = ElementTraits(rawValue: 1 << 15)
  /// The document itself; always opened.
  static let structure = ElementTraits(rawValue: 1 << 16)

  /// The traits of the known names, by number.
  static let table: [ElementTraits] = {
    var table = [ElementTraits](repeating: [], count: HTMLName.knownCount)
    for (traits, names) in lists {
      for name in names.spacedNames {
        if let known = HTMLName(known: String(name)) { table[Int(known.rawValue)].insert(traits) }
      }
    }
    return table
  }()

  private static let lists: [(ElementTraits, String)] = [
    (
      .void,
      """
      area base basefont bgsound br col embed frame hr image img input keygen link meta param source \
      track wbr
      """
    ),
    (
      .special,
      """
      address applet area article aside base basefont bgsound blockquote body br button caption \
      center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form \
      frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link \
      listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext pre \
      script search section select source style summary table tbody td template textarea tfoot th \
      thead title tr track ul wbr xmp
      """
    ),
    (.formatting, "a b big code em font i nobr s small strike strong tt u"),
    (.scope, "applet caption html table td th marquee object template select"),
    (.rawText, "style xmp iframe noembed noframes script"),
    (.escapableText, "title textarea"),
    (.impliedEnd, "dd dt li optgroup option p rb rp rt rtc"),
    (
      .breakout,
      """
      b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li \
      listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
      """
    ),
    (.tablePart, "caption col colgroup tbody td tfoot th thead tr"),
    (.heading, "h1 h2 h3 h4 h5 h6"),
    (.passesItems, "address div p"),
    (.svgPoint, "foreignobject desc title"),
    (.mathPoint, "mi mo mn ms mtext annotation-xml"),
    (.mathTextPoint, "mi mo mn ms mtext"),
    (.fosters, "table tbody tfoot thead tr"),
    (.needsRoom, "table template"),
    (.structure, "html head body"),
  ]
}
