/// What a start tag does in the body, by its name (section 13.2.6.4.7 of the HTML standard).
enum StartRule: UInt8, Sendable {
  case ordinary, html, metadata, body, frameset, block, heading, preformatted, form, listItem
  case definition, plaintext, button, link, formatting, noBreak, object, table, void, input
  case plainVoid, rule, image, textarea, xmp, iframe, noembed, noscript, select, optgroup, option
  case rubyBase, rubyText, math, svg, ignored, selectedContent

  /// The rules of the known names, by number.
  static let byName: [StartRule] = {
    var table = [StartRule](repeating: .ordinary, count: HTMLName.knownCount)
    for (rule, names) in lists {
      for name in names.spacedNames {
        if let known = HTMLName(known: String(name)) { table[Int(known.rawValue)] = rule }
      }
    }
    return table
  }()

  private static let lists: [(StartRule, String)] = [
    (.html, "html"),
    (
      .metadata, "base basefont bgsound link meta noframes script style template title"
    ),
    (.body, "body"), (.frameset, "frameset"),
    (
      .block,
      """
      address article aside blockquote center details dialog dir div dl fieldset figcaption figure \
      footer header hgroup main menu nav ol p search section summary ul
      """
    ),
    (.heading, "h1 h2 h3 h4 h5 h6"), (.preformatted, "pre listing"), (.form, "form"),
    (.listItem, "li"), (.definition, "dd dt"), (.plaintext, "plaintext"), (.button, "button"),
    (.link, "a"), (.formatting, "b big code em font i s small strike strong tt u"),
    (.noBreak, "nobr"), (.object, "applet marquee object"), (.table, "table"),
    (.void, "area br embed img keygen wbr"), (.input, "input"),
    (.plainVoid, "param source track"), (.rule, "hr"), (.image, "image"),
    (.textarea, "textarea"), (.xmp, "xmp"), (.iframe, "iframe"), (.noembed, "noembed"),
    (.noscript, "noscript"), (.select, "select"), (.optgroup, "optgroup"), (.option, "option"),
    (.rubyBase, "rb rtc"), (.rubyText, "rp rt"),
    (.selectedContent, "selectedcontent"), (.math, "math"), (.svg, "svg"),
    (.ignored, "caption col colgroup frame head tbody td tfoot th thead tr"),
  ]
}
