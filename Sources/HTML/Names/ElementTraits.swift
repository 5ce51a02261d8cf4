/// What the parser has to know of an element, by name.
struct ElementTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// Has no content and no end tag.
  static let void = ElementTraits(rawValue: 1 << 0)
  /// The standard's "special" category: ends the search of an unknown end tag.
  static let special = ElementTraits(rawValue: 1 << 1)
  /// The standard's "formatting" category.
  static let formatting = ElementTraits(rawValue: 1 << 2)
  /// Ends the search for an element in scope.
  static let scope = ElementTraits(rawValue: 1 << 3)
  /// The start tag ends an open paragraph.
  static let closesParagraph = ElementTraits(rawValue: 1 << 4)
  /// The content is text without character references.
  static let rawText = ElementTraits(rawValue: 1 << 5)
  /// The content is text with character references.
  static let escapableText = ElementTraits(rawValue: 1 << 6)
  /// Belongs into the head when it stands before the body.
  static let metadata = ElementTraits(rawValue: 1 << 7)
  /// The end tag may be left out: closed without notice by another end tag.
  static let impliedEnd = ElementTraits(rawValue: 1 << 8)
  /// The end tag closes whatever stands open inside the element.
  static let block = ElementTraits(rawValue: 1 << 9)
  /// A start tag that ends foreign content.
  static let breakout = ElementTraits(rawValue: 1 << 10)
  /// A part of a table: means nothing outside of one.
  static let tablePart = ElementTraits(rawValue: 1 << 11)
  /// A heading, `h1` to `h6`.
  static let heading = ElementTraits(rawValue: 1 << 12)
  /// Foreign content below which HTML elements may stand.
  static let integrationPoint = ElementTraits(rawValue: 1 << 13)

  /// The traits of the known names, by number.
  static let table: [ElementTraits] = {
    var table = [ElementTraits](repeating: [], count: HTMLName.knownCount)
    for (traits, names) in lists {
      for name in names.split(separator: " ") {
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
    (
      .closesParagraph,
      """
      address article aside blockquote center details dialog dir div dl fieldset figcaption figure \
      footer header hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre \
      listing form li dd dt plaintext hr xmp
      """
    ),
    (.rawText, "style xmp iframe noembed noframes script"),
    (.escapableText, "title textarea"),
    (.metadata, "base basefont bgsound link meta title noframes script style template noscript"),
    (.impliedEnd, "dd dt li optgroup option p rb rp rt rtc"),
    (
      .block,
      """
      address article aside blockquote button center details dialog dir div dl fieldset figcaption \
      figure footer header hgroup listing main menu nav ol pre search section select summary ul \
      applet marquee object form
      """
    ),
    (
      .breakout,
      """
      b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li \
      listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
      """
    ),
    (.tablePart, "caption col colgroup tbody td tfoot th thead tr"),
    (.heading, "h1 h2 h3 h4 h5 h6"),
    (.integrationPoint, "foreignobject desc title mi mo mn ms mtext annotation-xml"),
  ]
}
