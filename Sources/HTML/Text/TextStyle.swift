/// What an element hands on to the text in it.
struct TextStyle: Equatable {
  /// What becomes of white space.
  enum Space {
    case collapsed
    case preserved
    /// Line feeds are kept, all else is collapsed: `pre-line`.
    case lines
  }

  var space = Space.collapsed
  /// Whether text takes its place but is not seen: `visibility`.
  var isInvisible = false
  /// Whether what is in the element has no boxes, as text in an SVG shape.
  var isTextless = false

  /// Takes over what an element says itself.
  mutating func enter(_ node: HTMLNode, _ style: InlineStyle?, in tree: HTMLTree) {
    let record = tree.records[node.index]
    let outer = self
    if record.namespace == .html {
      switch HTMLName(rawValue: record.name) {
      case .pre, .listing, .plaintext, .xmp, .textarea: space = .preserved
      case .table where tree.quirks: space = .collapsed
      // Only options are shown of what is in these.
      case .select, .optgroup: isTextless = true
      case .option: isTextless = false
      default: break
      }
    } else if record.namespace == .svg {
      isTextless = !ForeignText.hasText(tree.text(of: HTMLName(rawValue: record.name)))
    }
    guard let style else { return }
    switch style.whiteSpace {
    case "pre", "pre-wrap", "break-spaces": space = .preserved
    case "pre-line": space = .lines
    case "normal", "nowrap", "initial": space = .collapsed
    case "inherit", "unset": space = outer.space
    default: break
    }
    switch style.visibility {
    case "hidden", "collapse": isInvisible = true
    case "visible", "initial": isInvisible = false
    default: break
    }
  }
}
