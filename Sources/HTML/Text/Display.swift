/// How the style sheet of browsers shows an element (HTML, section 15.3), as far as text needs it.
enum Display: UInt8, Sendable {
  case inline
  case inlineBlock
  /// In lines of its own.
  case block
  /// In lines of its own, with an empty line around.
  case paragraph
  case row
  case cell
  case lineBreak
  /// Something that is not text: an image, a control.
  case replaced
  /// Not at all.
  case none

  /// How an element is shown, with its attributes `hidden` and `style`.
  static func of(_ node: HTMLNode, in tree: HTMLTree) -> Display {
    let record = tree.records[node.index]
    guard record.namespace == .html else {
      return ForeignText.isHidden(HTMLName(rawValue: record.name)) ? .none : .inline
    }
    let number = Int(record.name)
    var display = number < table.count ? table[number] : .inline
    if record.length == 0 || display == .none { return display }
    if tree.hasAttribute(.hidden, node) { display = .none }
    if let style = tree.attributeBytes(.style, of: node) {
      switch InlineStyle.display(style) {
      case "none": return .none
      case "inline", "contents": return display == .replaced ? .replaced : .inline
      case "inline-block", "inline-flex", "inline-grid":
        return display == .replaced ? .replaced : .inlineBlock
      case "block", "flex", "grid", "list-item", "flow-root", "table":
        return display == .paragraph ? .paragraph : .block
      default: break
      }
    }
    return display
  }

  /// Whether an element keeps white space as it is; nil if it does what is around it does.
  static func isPre(_ node: HTMLNode, in tree: HTMLTree) -> Bool? {
    let record = tree.records[node.index]
    guard record.namespace == .html else { return nil }
    if record.length > 0, let style = tree.attributeBytes(.style, of: node) {
      switch InlineStyle.value(of: "white-space", style) {
      case "pre", "pre-wrap", "break-spaces": return true
      case "normal", "nowrap": return false
      default: break
      }
    }
    switch HTMLName(rawValue: record.name) {
    case .pre, .listing, .plaintext, .xmp, .textarea: return true
    case .table: return tree.quirks ? false : nil
    default: return nil
    }
  }

  private static let table: [Display] = {
    var table = [Display](repeating: .inline, count: HTMLName.knownCount)
    for (display, names) in lists {
      for name in names.split(separator: " ") {
        if let known = HTMLName(known: String(name)) { table[Int(known.rawValue)] = display }
      }
    }
    return table
  }()

  private static let lists: [(Display, String)] = [
    (
      .block,
      """
      html body address blockquote center dialog div figure figcaption footer form header hr \
      legend listing main plaintext pre search xmp article aside h1 h2 h3 h4 h5 h6 hgroup nav \
      section dir dd dl dt menu ol ul li table caption fieldset details summary optgroup option \
      frameset frame slot-block
      """
    ),
    (.paragraph, "p"),
    (.row, "tr"),
    (.cell, "td th"),
    (.lineBreak, "br"),
    (.inlineBlock, "button meter progress select textarea marquee"),
    (.replaced, "img input iframe object embed video audio canvas"),
    (
      .none,
      """
      area base basefont datalist head link meta noembed noframes param rp script style template \
      title source track col colgroup
      """
    ),
  ]
}
