/// The element that a fragment is parsed for, as by `innerHTML`.
public struct HTMLContext: Sendable {
  /// The element's name, as the standard spells it.
  public var name: String
  /// The language the element belongs to.
  public var namespace: HTMLNamespace
  /// The value of the attribute `encoding` of a MathML `annotation-xml`.
  public var encoding: String?
  /// Whether the element's document has quirks.
  public var quirks = false
  /// Whether the element is in a form, or is one.
  public var isInForm = false

  /// Makes a context of an element's name.
  public init(_ name: String, in namespace: HTMLNamespace = .html, encoding: String? = nil) {
    self.name = name
    self.namespace = namespace
    self.encoding = encoding
    isInForm = namespace == .html && name == "form"
  }

  /// The `body` element.
  public static let body = HTMLContext("body")

  /// Whether an annotation in an encoding is HTML.
  static func isHTML(encoding: some Sequence<UInt8>) -> Bool {
    let encoding = encoding.lazy.map(NameTable.lower)
    return encoding.elementsEqual("text/html".utf8)
      || encoding.elementsEqual("application/xhtml+xml".utf8)
  }
}
