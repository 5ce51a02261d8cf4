/// SVG and MathML (section 13.2.6.5 of the HTML standard). Names stay in lower case.
extension TreeBuilder {
  /// Handles a start tag within foreign content; whether that was all.
  mutating func foreignStartTag(
    _ token: Token, _ traits: ElementTraits, in top: OpenElements.Entry
  ) -> Bool {
    if OpenElements.isIntegrationPoint(top.name, top.traits, top.namespace) {
      let isMathText = top.namespace == .mathML && top.name != HTMLName.annotationXml.rawValue
      let staysForeign =
        isMathText
        && (token.name == HTMLName.mglyph.rawValue || token.name == HTMLName.malignmark.rawValue)
      if !staysForeign { return false }
    } else if traits.contains(.breakout) || isBreakoutFont(token) {
      pop(to: open.html + 1)
      return false
    }
    insert(
      token.name, traits: traits, namespace: top.namespace, attributes: true, isEmpty: token.flag)
    return true
  }

  private func isBreakoutFont(_ token: Token) -> Bool {
    guard token.name == HTMLName.font.rawValue else { return false }
    let names: [HTMLName] = [.color, .face, .size]
    return tokenizer.attributes.contains { record in
      names.contains { $0.rawValue == record.name }
    }
  }

  /// Handles an end tag within foreign content; whether that was all.
  mutating func foreignEndTag(_ name: HTMLName) -> Bool {
    if name == .p || name == .br {
      pop(to: open.html + 1)
      return false
    }
    let place = open.place(of: name)
    guard place >= 0, place >= open.html, open[place].namespace != .html else { return false }
    pop(to: place)
    return true
  }
}
