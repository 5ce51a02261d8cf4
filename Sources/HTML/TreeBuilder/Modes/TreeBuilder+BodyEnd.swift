/// End tags in the body (section 13.2.6.4.7 of the HTML standard).
extension TreeBuilder {
  mutating func bodyEndTag(_ name: HTMLName) {
    let number = Int(name.rawValue)
    let rule = number < endRules.count ? endRules[number] : .ordinary
    switch rule {
    case .ordinary: ordinaryEndTag(name)
    case .block: if open.hasInScope(name) { pop(to: open.place(of: name)) }
    case .formatting: adopt(name.rawValue)
    case .paragraph:
      if !open.hasParagraphInButtonScope { insertImplied(.p) }
      closeParagraph()
    case .listItem:
      let place = open.place(of: .li)
      if place > max(open.scope, open.place(of: .ol), open.place(of: .ul)) { pop(to: place) }
    case .definition: if open.hasInScope(name) { pop(to: open.place(of: name)) }
    case .heading:
      var place = 0
      for heading in HTMLName.headings { place = max(place, open.place(of: heading)) }
      if place > open.scope { pop(to: place) }
    case .template: endTemplate()
    case .body: if open.hasInScope(.body) { mode = .afterBody }
    case .html:
      guard open.hasInScope(.body) else { return }
      mode = context == nil ? .afterAfterBody : .afterBody
    case .form: endForm()
    case .object:
      guard open.hasInScope(name) else { return }
      pop(to: open.place(of: name))
      clearFormatting()
    case .lineBreak:
      reconstructFormatting()
      insertVoid(name)
      framesetOK = false
    }
  }

  /// Closes the topmost element of a name, unless a special one stands in it.
  mutating func ordinaryEndTag(_ name: HTMLName) {
    let place = open.place(of: name)
    if place > 0, place >= open.special { pop(to: place) }
  }

  private mutating func endForm() {
    if open.isOpen(.template) {
      if open.hasInScope(.form) { pop(to: open.place(of: .form)) }
      return
    }
    let place = place(of: formNode)
    formNode = TreeBuilder.noNode
    guard place > open.scope else { return }
    closeImplied()
    removeOpen(at: place)
  }
}

extension HTMLName {
  /// The headings.
  static let headings: [HTMLName] = [.h1, .h2, .h3, .h4, .h5, .h6]
}
