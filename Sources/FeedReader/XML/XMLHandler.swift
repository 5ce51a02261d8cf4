/// Takes the events of a document from a parser.
protocol XMLHandler: AnyObject {
  /// An element begins.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - uri: Its namespace's address, if it is declared.
  ///   - attributes: Its attributes, in order.
  func start(_ name: XMLName, uri: String?, _ attributes: [XMLAttribute])
  /// An element ends.
  func end(_ name: XMLName)
  /// Text, in pieces of any length.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Whether the handler wants no more.
  var isDone: Bool { get }
}
