extension HTMLTree {
  /// An attribute: its name and its value.
  public struct Attribute: Sendable {
    /// The name.
    public let name: HTMLName
    /// The value in UTF-8, character references decoded.
    public let bytes: ArraySlice<UInt8>
    /// The value.
    public var value: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The value of an element's attribute; `nil` if it does not have it.
  public func attribute(_ name: HTMLName, of node: HTMLNode) -> String? {
    attributeBytes(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an element's attribute in UTF-8; `nil` if it does not have it.
  public func attributeBytes(_ name: HTMLName, of node: HTMLNode) -> ArraySlice<UInt8>? {
    let record = records[node.index]
    guard record.kind == .element || record.kind == .doctype else { return nil }
    for index in Int(record.start)..<Int(record.start) + Int(record.length)
    where attributes[index].name == name.rawValue {
      return bytes(attributes[index].start, attributes[index].length)
    }
    return nil
  }

  /// Whether an element has an attribute, with whatever value.
  public func hasAttribute(_ name: HTMLName, _ node: HTMLNode) -> Bool {
    attributeBytes(name, of: node) != nil
  }

  /// Whether an element has an attribute that is not one of the known names, as `popover`.
  func hasAttribute(_ text: String, _ node: HTMLNode) -> Bool {
    attributeBytes(text, of: node) != nil
  }

  /// The value of an element's attribute that is not one of the known names.
  ///
  /// Finding its name in the document first would take time in proportion to all of its names.
  func attributeBytes(_ text: String, of node: HTMLNode) -> ArraySlice<UInt8>? {
    let record = records[node.index]
    for index in Int(record.start)..<Int(record.start) + Int(record.length) {
      let number = Int(attributes[index].name) - HTMLName.knownCount
      guard nameEnds.indices.contains(number) else { continue }
      let start = number == 0 ? 0 : Int(nameEnds[number - 1])
      if nameBytes[start..<Int(nameEnds[number])].elementsEqual(text.utf8) {
        return bytes(attributes[index].start, attributes[index].length)
      }
    }
    return nil
  }

  /// An element's attributes, in the order written.
  ///
  /// A doctype has the attributes ``HTMLName/name``, ``HTMLName/public`` and ``HTMLName/system``,
  /// as far as they were written.
  public func attributes(of node: HTMLNode) -> [Attribute] {
    attributeRecords(of: node).map {
      Attribute(name: HTMLName(rawValue: $0.name), bytes: bytes($0.start, $0.length))
    }
  }

  /// Calls a function with the name and the value in UTF-8 of each of an element's attributes.
  ///
  /// Nothing is allocated or retained for it; ``attributes(of:)`` has values that can be kept.
  public func forEachAttribute(of node: HTMLNode, _ body: (HTMLName, Span<UInt8>) -> Void) {
    let record = records[node.index]
    guard record.kind == .element || record.kind == .doctype else { return }
    let (attributes, source, tail) = (attributes.span, source.span, tail.span)
    for index in Int(record.start)..<Int(record.start) + Int(record.length) {
      let attribute = attributes[index]
      let start = Int(attribute.start)
      let (bytes, offset) = start < source.count ? (source, 0) : (tail, source.count)
      let value = bytes.extracting(start - offset..<start - offset + Int(attribute.length))
      body(HTMLName(rawValue: attribute.name), value)
    }
  }

  /// The records of an element's attributes.
  func attributeRecords(of node: HTMLNode) -> ArraySlice<AttributeRecord> {
    let record = records[node.index]
    guard record.kind == .element || record.kind == .doctype else { return [] }
    return attributes[Int(record.start)..<Int(record.start) + Int(record.length)]
  }

  /// Whether an attribute of an element is in a namespace of its own, as `xlink:href` in SVG.
  public func isPrefixed(_ name: HTMLName, of node: HTMLNode) -> Bool {
    records[node.index].namespace != .html && ForeignNames.prefixed.contains(name)
  }
}
