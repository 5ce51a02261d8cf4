/// What an end tag does in the body, by its name (section 13.2.6.4.7 of the HTML standard).
enum EndRule: UInt8, Sendable {
  case ordinary, template, body, html, block, form, paragraph, listItem, definition, heading
  case formatting, object, lineBreak

  /// The rules of the known names, by number.
  static let byName: [EndRule] = {
    var table = [EndRule](repeating: .ordinary, count: HTMLName.knownCount)
    for (rule, names) in lists {
      for name in names.spacedNames {
        if let known = HTMLName(known: String(name)) { table[Int(known.rawValue)] = rule }
      }
    }
    return table
  }()

  private static let lists: [(EndRule, String)] = [
    (.template, "template"), (.body, "body"), (.html, "html"),
    (
      .block,
      """
      address article aside blockquote button center details dialog dir div dl fieldset figcaption \
      figure footer header hgroup listing main menu nav ol pre search section select summary ul
      """
    ),
    (.form, "form"), (.paragraph, "p"), (.listItem, "li"), (.definition, "dd dt"),
    (.heading, "h1 h2 h3 h4 h5 h6"),
    (.formatting, "a b big code em font i nobr s small strike strong tt u"),
    (.object, "applet marquee object"), (.lineBreak, "br"),
  ]
}
