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

  /// How an element is shown, with its attributes and its `style`.
  static func of(_ node: HTMLNode, _ style: InlineStyle?, in tree: HTMLTree) -> Display {
    let record = tree.records[node.index]
    guard record.namespace == .html else {
      let name = HTMLName(rawValue: record.name)
      if ForeignText.isHidden(name) { return .none }
      if style?.display == "none" { return .none }
      guard name == .svg, ForeignText.isOutermost(record, in: tree) else { return .inline }
      return style.map { styled($0.display, .inlineBlock, of: name) } ?? .inlineBlock
    }
    let number = Int(record.name)
    var display = number < table.count ? table[number] : .inline
    if display == .none { return display }
    if tree.scripting, record.name == HTMLName.noscript.rawValue { return .none }
    let isDialog = record.name == HTMLName.dialog.rawValue
    if record.length == 0 { return isDialog ? .none : display }
    // An open dialog is shown although it is a popover.
    if tree.hasAttribute(.hidden, node)
      || (isDialog ? !tree.hasAttribute("open", node) : tree.hasAttribute("popover", node))
    {
      display = .none
    }
    guard let style, !style.display.isEmpty else { return display }
    return styled(style.display, display, of: HTMLName(rawValue: record.name))
  }

  /// How an element is shown of which a style says how.
  private static func styled(
    _ style: String, _ display: Display, of name: HTMLName
  ) -> Display {
    if style == "none" { return .none }
    let usual = Int(name.rawValue) < table.count ? table[Int(name.rawValue)] : .inline
    // Whatever a style makes of it, `p` has empty lines around, and an image stays one.
    if usual == .paragraph || usual == .replaced { return isKept(style) ? display : usual }
    switch style {
    case "inline", "contents", "initial", "unset": return .inline
    case "inline-block", "inline-flex", "inline-grid", "inline-table", "-webkit-inline-box",
      "-webkit-inline-flex":
      return .inlineBlock
    case "block", "flex", "grid", "list-item", "flow-root", "table", "-webkit-box",
      "-webkit-flex":
      return .block
    default: return display
    }
  }

  /// Whether a style leaves an element as the browser's style sheet has it.
  private static func isKept(_ style: String) -> Bool {
    style == "revert" || style == "revert-layer" || style == "inherit"
  }

  private static let table: [Display] = {
    var table = [Display](repeating: .inline, count: HTMLName.knownCount)
    for (display, names) in lists {
      for name in names.spacedNames {
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
    (.inlineBlock, "button select marquee"),
    (
      .replaced,
      "img input iframe object embed video audio canvas meter progress textarea"
    ),
    (
      .none,
      """
      area base basefont datalist head link meta noembed noframes param rp script style template \
      title source track col colgroup
      """
    ),
  ]
}
