/// Takes the events of a document from an ``XMLReader``.
protocol XMLHandler: AnyObject {
  /// An element begins.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - attributes: Its attributes, in order.
  ///   - text: What decodes their values.
  func start(_ name: XMLName, _ attributes: [XMLAttribute], _ text: XMLText)
  /// An element ends.
  func end(_ name: XMLName)
  /// Text, in pieces of any length.
  ///
  /// - Parameters:
  ///   - range: Where it stands in the document.
  ///   - hasReferences: Whether it may have references; text of a CDATA section has none.
  ///   - text: What decodes it.
  func text(_ range: Range<Int>, hasReferences: Bool, _ text: XMLText)
  /// Whether text is of any use now.
  var wantsText: Bool { get }
  /// Whether the handler wants no more.
  var isDone: Bool { get }
}
