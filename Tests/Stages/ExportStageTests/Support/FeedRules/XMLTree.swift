import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A document in XML, read by a parser that is not our own.
final class XMLTree: NSObject, XMLParserDelegate {
  /// An element.
  struct Element {
    var name: String
    var namespace: String
    var attributes: [String: String]
    var children: [Element] = []
    var text = ""

    /// The elements within it that have a name and a namespace.
    func all(_ name: String, _ namespace: String) -> [Element] {
      children.filter { $0.name == name && $0.namespace == namespace }
    }
  }

  private var open: [Element] = []
  private var root: Element?

  /// Reads a document; `nil` where it is not well-formed.
  static func root(of text: String) -> Element? {
    let tree = XMLTree()
    let parser = XMLParser(data: Data(text.utf8))
    parser.shouldProcessNamespaces = true
    parser.delegate = tree
    return parser.parse() ? tree.root : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(Element(name: name, namespace: namespaceURI ?? "", attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if !open.isEmpty { open[open.count - 1].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let element = open.popLast() else { return }
    if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
  }
}
