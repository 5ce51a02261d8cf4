/// Takes the events of a document from an ``XMLReader``.
protocol XMLHandler {
  /// An element begins.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - attributes: Its attributes, in order.
  ///   - text: What decodes their values.
  mutating func start(_ name: XMLName, _ attributes: [XMLAttribute], _ text: XMLText)
  /// An element ends.
  mutating func end(_ name: XMLName)
  /// Text, in pieces of any length.
  ///
  /// - Parameters:
  ///   - range: Where it stands in the document.
  ///   - hasReferences: Whether it may have references; text of a CDATA section has none.
  ///   - text: What decodes it.
  mutating func text(_ range: Range<Int>, hasReferences: Bool, _ text: XMLText)
  /// The whole content of the element that began last, which no other event is told of.
  mutating func markup(_ markup: XMLMarkup)
  /// The document has no more, though elements are open; of each of them ``end(_:)`` is told next.
  mutating func documentEndsEarly()
  /// Whether the content of the element that began last may be given as it is written, by
  /// ``markup(_:)``.
  var wantsMarkup: Bool { get }
  /// Whether text is of any use now.
  var wantsText: Bool { get }
  /// Whether the handler wants no more.
  var isDone: Bool { get }
}

extension XMLHandler {
  // Whoever does not ask for markup gets its elements.
  var wantsMarkup: Bool { false }
  mutating func markup(_ markup: XMLMarkup) {}
  // Whoever does not ask takes what there is.
  mutating func documentEndsEarly() {}
}
