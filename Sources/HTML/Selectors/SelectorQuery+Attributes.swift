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
    if isLong(HTMLName.id.rawValue, node) {
      return remembered(condition, node) { $0.hasID(node, text) }
    }
    return hasID(node, text)
  }

  @inline(__always)
  private func hasID(_ node: Int, _ text: Range<Int>) -> Bool {
    let index = attribute(HTMLName.id.rawValue, of: tree.records[node])
    guard index >= 0 else { return false }
    let value = tree.attributes[index]
    guard value.length == text.count else { return false }
    return withValue(value) { bytes, start in
      TextMatch.equals(bytes, start, selector.texts.span, text, ignoringCase: tree.quirks)
    }
  }

  /// Whether an element has a class.
  @inline(__always)
  mutating func hasClass(_ condition: Int, _ node: Int, _ text: Range<Int>) -> Bool {
    if isLong(HTMLName.class.rawValue, node) {
      return remembered(condition, node) { $0.hasClass(node, text) }
    }
    return hasClass(node, text)
  }

  @inline(__always)
  private func hasClass(_ node: Int, _ text: Range<Int>) -> Bool {
    let index = attribute(HTMLName.class.rawValue, of: tree.records[node])
    guard index >= 0 else { return false }
    let value = tree.attributes[index]
    guard value.length >= text.count else { return false }
    return withValue(value) { bytes, start in
      TextMatch.hasWord(
        bytes, start..<start + Int(value.length), selector.texts.span, text,
        ignoringCase: tree.quirks)
    }
  }

  /// Values of more bytes than this, and more attributes, are read once for a condition, and not again for
  /// each of the children that ask for their parent.
  private static let longest = 128

  /// Whether there is much to be read until it is known what an attribute is.
  @inline(__always)
  private func isLong(_ name: UInt32, _ node: Int) -> Bool {
    let record = tree.records[node]
    if record.length > Self.longest { return true }
    let index = attribute(name, of: record)
    return index >= 0 && tree.attributes[index].length > Self.longest
  }

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
