/// End tags that may be left out (section 13.2.6.3 of the HTML standard).
extension TreeBuilder {
  mutating func closeParagraph() {
    if open.hasParagraphInButtonScope { pop(to: open.place(of: .p)) }
  }

  mutating func closeImplied(except name: HTMLName? = nil) {
    while open.top.namespace == .html, open.top.traits.contains(.impliedEnd),
      open.top.name != name?.rawValue
    {
      pop()
    }
  }
}
