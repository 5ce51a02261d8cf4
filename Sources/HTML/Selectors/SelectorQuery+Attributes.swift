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
  func hasID(_ record: NodeRecord, _ text: Range<Int>) -> Bool {
    let index = attribute(HTMLName.id.rawValue, of: record)
    guard index >= 0 else { return false }
    let value = tree.attributes[index]
    guard value.length == text.count else { return false }
    return withValue(value) { bytes, start in
      TextMatch.equals(bytes, start, selector.texts.span, text, ignoringCase: tree.quirks)
    }
  }

  /// Whether an element has a class.
  func hasClass(_ record: NodeRecord, _ text: Range<Int>) -> Bool {
    let index = attribute(HTMLName.class.rawValue, of: record)
    guard index >= 0 else { return false }
    let value = tree.attributes[index]
    guard value.length >= text.count else { return false }
    return withValue(value) { bytes, start in
      TextMatch.hasWord(
        bytes, start..<start + Int(value.length), selector.texts.span, text,
        ignoringCase: tree.quirks)
    }
  }

  /// Whether an element has an attribute as a selector wants it.
  func hasAttribute(_ record: NodeRecord, _ simple: SimpleSelector) -> Bool {
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
