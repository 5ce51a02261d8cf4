extension SelectorQuery {
  /// Whether an element is a link.
  func isLink(_ node: Int) -> Bool {
    let record = tree.records[node]
    let name = HTMLName(rawValue: record.name)
    if record.namespace == .svg {
      return name == .a
        && (attribute(HTMLName.href.rawValue, of: record) >= 0
          || attribute(SelectorQuery.xlinkHref, of: record) >= 0)
    }
    guard record.namespace == .html, name == .a || name == .area else { return false }
    return attribute(HTMLName.href.rawValue, of: record) >= 0
  }

  private static let xlinkHref = HTMLName(known: "xlink:href")?.rawValue ?? BoundName.absent

  /// Whether an element is a check box, a radio button or an option that is chosen.
  func isChecked(_ node: Int) -> Bool {
    let record = tree.records[node]
    guard record.namespace == .html else { return false }
    switch HTMLName(rawValue: record.name) {
    case .option: return attribute(HTMLName.selected.rawValue, of: record) >= 0
    case .input:
      let type = attribute(HTMLName.type.rawValue, of: record)
      guard type >= 0, attribute(HTMLName.checked.rawValue, of: record) >= 0 else { return false }
      let value = tree.attributes[type]
      let text = tree.bytes(value.start, value.length)
      return SelectorQuery.isWord(text, "checkbox") || SelectorQuery.isWord(text, "radio")
    default: return false
    }
  }

  static func isWord(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    bytes.count == word.utf8.count && bytes.lazy.map(NameTable.lower).elementsEqual(word.utf8)
  }

  /// Whether an element can be disabled.
  func isControl(_ node: Int) -> Bool {
    let record = tree.records[node]
    guard record.namespace == .html else { return false }
    switch HTMLName(rawValue: record.name) {
    case .button, .input, .select, .textarea, .option, .optgroup, .fieldset: return true
    default: return false
    }
  }

  /// Whether an element that can be disabled is (HTML, sections 4.10.10, 4.10.15 and 4.10.19.5).
  mutating func isDisabled(_ node: Int) -> Bool {
    let record = tree.records[node]
    if attribute(HTMLName.disabled.rawValue, of: record) >= 0 { return true }
    switch HTMLName(rawValue: record.name) {
    case .optgroup: return false
    case .option:
      let parent = Int(record.parent)
      return tree.isElement(HTMLNode(index: parent), .optgroup)
        && attribute(HTMLName.disabled.rawValue, of: tree.records[parent]) >= 0
    default: return isInDisabledFieldset(node)
    }
  }

  private mutating func isInDisabledFieldset(_ node: Int) -> Bool {
    if !disabled.isEmpty { return disabled[node] != 0 }
    if effort > tree.count {
      disabled = Array(repeating: 0, count: tree.count)
      for node in 1..<tree.count where tree.records[node].kind == .element {
        let parent = Int(tree.records[node].parent)
        disabled[node] = disabled[parent] != 0 || disables(parent, node) ? 1 : 0
      }
      return disabled[node] != 0
    }
    var child = node
    while true {
      effort += 1
      let parent = parentElement(child)
      if parent < 0 { return false }
      if disables(parent, child) { return true }
      child = parent
    }
  }

  /// Whether a parent is a disabled field set and a child not its legend.
  private mutating func disables(_ parent: Int, _ child: Int) -> Bool {
    guard tree.isElement(HTMLNode(index: parent), .fieldset),
      attribute(HTMLName.disabled.rawValue, of: tree.records[parent]) >= 0
    else { return false }
    guard tree.isElement(HTMLNode(index: child), .legend) else { return true }
    return firstLegend(parent) != child
  }

  /// The first `legend` of a field set, which is looked for once; 0 where there is none.
  private mutating func firstLegend(_ fieldset: Int) -> Int {
    if let known = legends[fieldset] { return known }
    let first = tree.children(of: HTMLNode(index: fieldset)).first { tree.isElement($0, .legend) }
    legends[fieldset] = first?.index ?? 0
    return first?.index ?? 0
  }
}
