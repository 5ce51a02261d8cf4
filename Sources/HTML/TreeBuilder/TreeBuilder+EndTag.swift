extension TreeBuilder {
  mutating func endTag(_ token: Token) {
    dropsLineFeed = false
    let name = HTMLName(rawValue: token.name)
    let traits = TreeBuilder.traits(of: token.name)
    if let top = open.top, top.namespace != .html, foreignEndTag(name) { return }
    if phase < .body {
      switch name {
      case .body, .html, .br: ensureBody()
      case .head: return
      default:
        if open.top?.name == name.rawValue { pop() }
        return
      }
    }
    let place = open.place(of: name)
    switch name {
    case .p:
      if place < 0 || place <= open.buttonScope {
        insert(.p)
        pop(to: open.count - (open.top?.name == name.rawValue ? 1 : 0))
      } else {
        pop(to: place)
      }
    case .br: insert(name.rawValue, traits: traits, attributes: false, isEmpty: true)
    case .body, .html, .head: break
    case .li: if place > open.listScope { pop(to: place) }
    case .dd, .dt: if place > open.scope { pop(to: place) }
    case .form: endForm(place)
    case .template, .select: if place >= 0 { pop(to: place) }
    case .table: if place >= 0, place == open.tableScope { pop(to: place) }
    default: endTag(name, traits, at: place)
    }
  }

  private mutating func endTag(_ name: HTMLName, _ traits: ElementTraits, at place: Int) {
    if traits.contains(.heading) {
      let heading = HTMLName.headings.reduce(-1) { max($0, open.place(of: $1)) }
      if heading > open.scope { pop(to: heading) }
    } else if place < 0 {
      return
    } else if traits.contains(.tablePart) {
      if place > open.tableScope { pop(to: place) }
    } else if traits.contains(.formatting) {
      if place > open.scope { closeFormatting(at: place) }
    } else if traits.contains(.block) {
      let isScope = traits.contains(.scope)
      if place > open.scope || (isScope && place == open.scope) { pop(to: place) }
    } else if place >= open.special {
      pop(to: place)
    }
  }

  /// Closes a formatting element: at once, or where a block stands open in it, together with that.
  mutating func closeFormatting(at place: Int) {
    if place > open.special { pop(to: place) } else { open[place].closesEarly = true }
  }

  private mutating func endForm(_ place: Int) {
    guard place > open.scope else { return }
    hasForm = false
    while let top = open.top, top.traits.contains(.impliedEnd) { pop() }
    if place == open.count - 1 {
      pop(to: place)
    } else if place < open.count {
      open[place].closesEarly = true
    }
  }
}

extension HTMLName {
  /// The headings.
  static let headings: [HTMLName] = [.h1, .h2, .h3, .h4, .h5, .h6]
}
