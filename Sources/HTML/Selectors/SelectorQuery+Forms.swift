extension SelectorQuery {
  /// Whether a control has to be filled in; nil for what need never be (HTML, section 4.16.3).
  func isRequired(_ node: Int) -> Bool? {
    let record = tree.records[node]
    guard record.namespace == .html else { return nil }
    switch HTMLName(rawValue: record.name) {
    case .select, .textarea: break
    case .input where !isType(record, SelectorQuery.neverRequired): break
    default: return nil
    }
    return tree.hasAttribute("required", HTMLNode(index: node))
  }

  private static let neverRequired = words("hidden range color submit image reset button")
  private static let neverWritten = words(
    "hidden range color checkbox radio file submit image reset button")

  private static func words(_ list: String) -> [String] {
    list.spacedNames.map(String.init)
  }

  /// Whether an element's `type` is one of those.
  private func isType(_ record: NodeRecord, _ types: [String]) -> Bool {
    let type = attribute(HTMLName.type.rawValue, of: record)
    guard type >= 0 else { return false }
    let value = tree.attributes[type]
    let text = tree.bytes(value.start, value.length)
    return types.contains { SelectorQuery.isWord(text, $0) }
  }

  /// Whether a reader could change what is in an element.
  mutating func isWritable(_ node: Int) -> Bool {
    let record = tree.records[node]
    guard record.namespace == .html else { return isEditable(node) }
    switch HTMLName(rawValue: record.name) {
    case .input where isType(record, SelectorQuery.neverWritten): return false
    case .input, .textarea:
      return attribute(HTMLName.readonly.rawValue, of: record) < 0 && !isDisabled(node)
    default: return isEditable(node)
    }
  }

  /// Whether an element, or one around it, is `contenteditable`; the nearest one that says counts.
  private mutating func isEditable(_ node: Int) -> Bool {
    if !editable.isEmpty { return editable[node] }
    if effort > tree.count {
      editable = Array(repeating: false, count: tree.count)
      for node in 1..<tree.count where tree.records[node].kind == .element {
        editable[node] = saysEditable(node) ?? editable[Int(tree.records[node].parent)]
      }
      return editable[node]
    }
    var element = node
    while element >= 0 {
      effort += 1 + Int(tree.records[element].length)
      if let says = saysEditable(element) { return says }
      element = parentElement(element)
    }
    return false
  }

  private func saysEditable(_ node: Int) -> Bool? {
    let record = tree.records[node]
    guard record.namespace == .html,
      let bytes = tree.attributeBytes("contenteditable", of: HTMLNode(index: node))
    else { return nil }
    if bytes.isEmpty { return true }
    for word in ["true", "plaintext-only"] where SelectorQuery.isWord(bytes, word) { return true }
    return SelectorQuery.isWord(bytes, "false") ? false : nil
  }

  /// Whether an element is none that a script would have to define (HTML, section 4.13.3).
  func isDefined(_ node: Int) -> Bool {
    let record = tree.records[node]
    guard record.namespace == .html else { return true }
    if tree.hasAttribute("is", HTMLNode(index: node)) { return false }
    if record.name < HTMLName.knownCount { return true }
    let name = tree.text(of: HTMLName(rawValue: record.name))
    return !name.utf8.contains(UInt8(ascii: "-")) || SelectorQuery.reserved.contains(name)
  }

  /// Names with a hyphen that are those of SVG and MathML.
  private static let reserved = words(
    """
    annotation-xml color-profile font-face font-face-src font-face-uri font-face-format \
    font-face-name missing-glyph
    """)

  /// Whether an element is one that opens and is open.
  func isOpen(_ node: Int) -> Bool {
    let element = HTMLNode(index: node)
    return (tree.isElement(element, .details) || tree.isElement(element, .dialog))
      && tree.hasAttribute("open", element)
  }
}
