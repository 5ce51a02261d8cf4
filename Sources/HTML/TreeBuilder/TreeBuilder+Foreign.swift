/// SVG and MathML (section 13.2.6.5 of the HTML standard).
extension TreeBuilder {
  /// Handles a start tag within foreign content; whether that was all.
  mutating func foreignStartTag(_ token: Token) -> Bool {
    let node = adjustedCurrentNode
    if node.marks.contains(.htmlPoint) { return false }
    if node.marks.contains(.mathTextPoint), token.name != HTMLName.mglyph.rawValue,
      token.name != HTMLName.malignmark.rawValue
    {
      return false
    }
    if node.namespace == .mathML, node.name == HTMLName.annotationXml.rawValue,
      token.name == HTMLName.svg.rawValue
    {
      return false
    }
    if traits(of: token.name).contains(.breakout) || isBreakoutFont(token) {
      leaveForeign()
      return false
    }
    insertForeign(token, node.namespace)
    return true
  }

  /// Inserts an element of SVG or MathML, and opens it if it does not end at once.
  mutating func insertForeign(_ token: Token, _ namespace: HTMLNamespace) {
    let traits = traits(of: token.name)
    var marks = OpenElement.marks(traits, in: namespace)
    if namespace == .mathML, token.name == HTMLName.annotationXml.rawValue, isHTMLEncoding {
      marks.insert(.htmlPoint)
    }
    let (start, length) = takeAttributes()
    spell(attributesFrom: Int(start), namespace)
    let known = Int(token.name) < HTMLName.knownCount
    let name =
      known && namespace == .svg ? ForeignNames.svgElements[Int(token.name)] : token.name
    let node = insertRecord(name, namespace, start, length)
    if token.flag { return }
    guard hasRoom else {
      limits.insert(.depth)
      return
    }
    tree.records[Int(node)].end = UInt32(truncatingIfNeeded: open.count)
    open.push(
      OpenElement(
        node: node, parent: node, name: token.name, namespace: namespace, marks: marks,
        traits: traits))
  }

  /// Gives attributes the names that they have in foreign elements.
  private mutating func spell(attributesFrom start: Int, _ namespace: HTMLNamespace) {
    for index in start..<tokenizer.attributes.count {
      let name = Int(tokenizer.attributes[index].name)
      guard name < HTMLName.knownCount else { continue }
      tokenizer.attributes[index].name =
        namespace == .svg
        ? ForeignNames.svgAttributes[name] : ForeignNames.mathMLAttributes[name]
    }
  }

  private var isHTMLEncoding: Bool {
    tokenizer.attribute(.encoding).map {
      HTMLContext.isHTML(encoding: bytes(tokenizer.attributes[$0]))
    } ?? false
  }

  private func isBreakoutFont(_ token: Token) -> Bool {
    guard token.name == HTMLName.font.rawValue else { return false }
    return tokenizer.attribute(.color) != nil || tokenizer.attribute(.face) != nil
      || tokenizer.attribute(.size) != nil
  }

  /// Closes foreign elements up to one that HTML may stand in.
  private mutating func leaveForeign() {
    while open.count > 2, open.top.namespace != .html,
      open.top.marks.isDisjoint(with: [.htmlPoint, .mathTextPoint])
    {
      pop()
    }
  }

  /// Handles an end tag within foreign content; whether that was all.
  mutating func foreignEndTag(_ name: HTMLName) -> Bool {
    if name == .p || name == .br {
      leaveForeign()
      return false
    }
    let place = open.foreignPlace(of: name)
    if place > open.html {
      pop(to: place)
      return true
    }
    // An HTML element around the foreign ones is next to be asked, be it a fragment's root; but where
    // nothing else is open than that root, the tag comes to nothing.
    return open.count <= 2
  }
}
