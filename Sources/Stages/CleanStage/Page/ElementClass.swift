import HTML

/// What the cleaner has to know of an element, by name.
struct ElementClass: OptionSet, Sendable {
  let rawValue: UInt16

  /// Begins and ends a block of text.
  static let block = ElementClass(rawValue: 1 << 0)
  /// Holds nothing to read.
  static let silent = ElementClass(rawValue: 1 << 1)
  /// A control of a form.
  static let control = ElementClass(rawValue: 1 << 2)

  /// The classes of the known names, by number.
  static let table: [ElementClass] = {
    var table: [ElementClass] = []
    for (elementClass, names) in lists {
      for name in names.parts(at: 0x20) {
        guard let known = HTMLName(known: String(name)) else { continue }
        let index = Int(known.rawValue)
        while table.count <= index { table.append([]) }
        table[index].insert(elementClass)
      }
    }
    return table
  }()

  /// The classes of a name; none for names that are not known.
  static func of(_ name: HTMLName) -> ElementClass {
    let index = Int(name.rawValue)
    return index < table.count ? table[index] : []
  }

  private static let lists: [(ElementClass, String)] = [
    (
      .block,
      """
      address article aside blockquote body caption center dd details dialog dir div dl dt fieldset \
      figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main \
      menu nav noscript ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul \
      xmp
      """
    ),
    (
      .silent,
      """
      head script style template svg iframe object embed canvas audio video map applet \
      noembed noframes select datalist textarea input progress meter title link meta base rp \
      frameset frame
      """
    ),
    (.control, "button label legend output"),
  ]
}
