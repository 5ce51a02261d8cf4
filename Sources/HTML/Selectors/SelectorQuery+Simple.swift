extension SelectorQuery {
  /// Whether an element meets all conditions of a compound.
  @inline(__always)
  mutating func matches(_ compound: CompoundSelector, _ node: Int) -> Bool {
    for index in compound.simples where !matches(index, node) { return false }
    return true
  }

  /// Whether an element meets a condition.
  @inline(__always)
  mutating func matches(_ index: Int, _ node: Int) -> Bool {
    let simple = selector.simples[index]
    let record = tree.records[node]
    switch simple.kind {
    case .type:
      let name = names[simple.name]
      return record.name == (record.namespace == .html ? name.html : name.foreign)
        && (name.prefix == .none || name.allows(record.namespace))
    case .universal:
      return simple.name == 0 || names[simple.name - 1].allows(record.namespace)
    case .id: return hasID(index, node, simple.text)
    case .class: return hasClass(index, node, simple.text)
    default: return matchesOther(simple, index, node)
    }
  }

  @inline(never)
  private mutating func matchesOther(_ simple: SimpleSelector, _ index: Int, _ node: Int) -> Bool {
    switch simple.kind {
    case .attribute: return hasAttribute(index, node, simple)
    case .root:
      return tree.records[node].parent == 0 && tree.isElement(HTMLNode(index: node), .html)
    case .empty: return isEmpty(node)
    case .scope: return node == scope
    case .link: return isLink(node)
    case .checked: return isChecked(node)
    case .disabled: return isControl(node) && isDisabled(node)
    case .enabled: return isControl(node) && !isDisabled(node)
    case .required: return isRequired(node) == true
    case .optional: return isRequired(node) == false
    case .readWrite: return isWritable(node)
    case .readOnly: return tree.records[node].namespace == .html && !isWritable(node)
    case .defined: return isDefined(node)
    case .open: return isOpen(node)
    case .never: return false
    case .language: return hasLanguage(simple, node)
    case .contains: return contains(simple, node)
    case .matches: return matches(list: simple.list, node)
    case .not: return !matches(list: simple.list, node)
    case .has: return has(simple, node)
    case .nth:
      let position = position(simple, node)
      return position > 0 && SelectorQuery.isStep(position, simple)
    case .only:
      var end = simple
      (end.slot, end.fromEnd) = (SelectorParser.slot(simple.ofType, true), true)
      var start = simple
      start.slot = SelectorParser.slot(simple.ofType, false)
      return position(start, node) == 1 && position(end, node) == 1
    case .type, .universal, .id, .class: return false
    }
  }

  /// Whether a place is one of an+b.
  private static func isStep(_ position: Int, _ simple: SimpleSelector) -> Bool {
    let distance = position - simple.start
    if simple.step == 0 { return distance == 0 }
    return distance % simple.step == 0 && distance / simple.step >= 0
  }

  /// Whether there is nothing in an element but comments.
  private func isEmpty(_ node: Int) -> Bool {
    var child = node + 1
    let end = Int(tree.records[node].end)
    while child < end {
      let record = tree.records[child]
      // White space is content too: browsers do not follow Level 4 in this.
      if record.kind == .element || (record.kind == .text && record.length > 0) { return false }
      child = Int(record.end)
    }
    return true
  }
}
