extension SelectorQuery {
  /// The attribute of an element with a name; -1 if it has none.
  @inline(__always)
  func attribute(_ name: UInt32, of record: NodeRecord) -> Int {
    let start = Int(record.start)
    for index in start..<start + Int(record.length) where tree.attributes[index].name == name {
      return index
    }
    return -1
  }

  /// Whether an element has an id.
  @inline(__always)
  mutating func hasID(_ condition: Int, _ node: Int, _ text: Range<Int>) -> Bool {
    has(.id, condition, node, text)
  }

  /// Whether an element has a class.
  @inline(__always)
  mutating func hasClass(_ condition: Int, _ node: Int, _ text: Range<Int>) -> Bool {
    has(.class, condition, node, text)
  }

  @inline(__always)
  private mutating func has(
    _ name: HTMLName, _ condition: Int, _ node: Int, _ text: Range<Int>
  ) -> Bool {
    let record = tree.records[node]
    guard record.length <= Self.longest else {
      return remembered(condition, node) { query in
        let index = query.attribute(name.rawValue, of: record)
        return index >= 0 && query.isMet(name, query.tree.attributes[index], text)
      }
    }
    let index = attribute(name.rawValue, of: record)
    guard index >= 0 else { return false }
    let value = tree.attributes[index]
    guard value.length <= Self.longest else {
      return remembered(condition, node) { $0.isMet(name, value, text) }
    }
    return isMet(name, value, text)
  }

  /// Whether a value is the id that is wanted, or has the class among others.
  @inline(__always)
  private func isMet(_ name: HTMLName, _ value: AttributeRecord, _ text: Range<Int>) -> Bool {
    guard name == .id ? value.length == text.count : value.length >= text.count else {
      return false
    }
    return withValue(value) { bytes, start in
      name == .id
        ? TextMatch.equals(bytes, start, selector.texts.span, text, ignoringCase: tree.quirks)
        : TextMatch.hasWord(
          bytes, start..<start + Int(value.length), selector.texts.span, text,
          ignoringCase: tree.quirks)
    }
  }

  /// Values of more bytes than this, and more attributes, are read once for a condition, and not again for
  /// each of the children that ask for their parent.
  private static let longest = 128

  @inline(never)
  private mutating func remembered(
    _ condition: Int, _ node: Int, _ answer: (SelectorQuery) -> Bool
  ) -> Bool {
    let question = LongQuestion(condition: condition, node: node)
    if let known = longAnswers[question] { return known }
    let found = answer(self)
    longAnswers[question] = found
    return found
  }

  /// Whether an element has an attribute as a selector wants it.
  mutating func hasAttribute(_ condition: Int, _ node: Int, _ simple: SimpleSelector) -> Bool {
    let record = tree.records[node]
    var cost = Int(record.length)
    for index in Int(record.start)..<Int(record.start) + Int(record.length) {
      cost += Int(tree.attributes[index].length)
      if cost > Self.longest {
        return remembered(condition, node) { $0.hasAttribute(record, simple) }
      }
    }
    return hasAttribute(record, simple)
  }

  private func hasAttribute(_ record: NodeRecord, _ simple: SimpleSelector) -> Bool {
    let name = names[simple.name]
    let isHTML = record.namespace == .html
    let wanted = isHTML ? name.html : name.foreign
    let start = Int(record.start)
    for index in start..<start + Int(record.length) {
      let attribute = tree.attributes[index]
      var isNamed = attribute.name == wanted
      if isNamed, !isHTML, ForeignNames.prefixed.contains(HTMLName(rawValue: wanted)) {
        // Its local name is what stands after the colon.
        isNamed = false
      }
      if !isNamed, !isHTML, name.prefix != .none {
        isNamed =
          attribute.name == name.prefixed.0 || attribute.name == name.prefixed.1
          || attribute.name == name.prefixed.2
      }
      if isNamed, compare(attribute, simple, isHTML) { return true }
    }
    return false
  }

  private func compare(
    _ value: AttributeRecord, _ simple: SimpleSelector, _ isHTML: Bool
  ) -> Bool {
    if simple.comparison == .exists { return true }
    let ignoringCase =
      simple.sensitivity == .insensitive || (simple.sensitivity == .foreignOnly && isHTML)
    return withValue(value) { bytes, start in
      TextMatch.matches(
        bytes, start..<start + Int(value.length), simple.comparison, selector.texts.span,
        simple.text, ignoringCase: ignoringCase)
    }
  }

  /// Calls a function with the bytes that a value stands in, and where it begins.
  @inline(__always)
  func withValue(
    _ value: AttributeRecord, _ body: (borrowing Span<UInt8>, Int) -> Bool
  ) -> Bool {
    let start = Int(value.start)
    if start < tree.source.count { return body(tree.source.span, start) }
    return body(tree.tail.span, start - tree.source.count)
  }
}
