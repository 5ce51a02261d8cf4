/// A parsed HTML document.
///
/// The nodes are stored in document order, so that everything in an element is one range of them;
/// text and attribute values are ranges of bytes in UTF-8, most of them of the source itself. A tree
/// is a value: reading it from several tasks at once is safe.
///
/// The children of a `template` stand in a node of the kind ``HTMLNodeKind/content``, which is the
/// template's only child.
///
///     var parser = HTMLParser()
///     let tree = parser.parse("<p class=lead>Hello <b>there</b></p>")
///     for node in tree.descendants(of: .root) where tree.name(of: node) == .p {
///       print(tree.attribute(.class, of: node) ?? "", tree.text(of: node))   // lead Hello there
///     }
public struct HTMLTree: Sendable {
  /// Whether the document declares no type, or one of the old ones, which turns on browsers' quirks.
  public internal(set) var quirks = false
  /// Whether the document was read as by a browser that runs scripts: the content of `noscript` is
  /// then text that is not shown.
  public internal(set) var scripting = false
  /// The parser's limits that the document ran into.
  public internal(set) var limits: HTMLLimits = []
  /// Whether the document was not read to its end, as it is too long or has too many nodes.
  public var isTruncated: Bool { !limits.isDisjoint(with: [.length, .nodes]) }

  @usableFromInline var records: [NodeRecord] = []
  @usableFromInline var attributes: [AttributeRecord] = []
  /// The source, in UTF-8; a range that begins behind its end lies in ``tail``.
  @usableFromInline var source: [UInt8] = []
  /// What does not stand in the source as it is to be read: decoded references, line ends.
  @usableFromInline var tail: [UInt8] = []
  var nameBytes: [UInt8] = []
  var nameEnds: [UInt32] = []

  /// Creates a tree with nothing in it, to be filled by ``HTMLParser/parse(_:charset:isXHTML:into:)``.
  public init() { reset() }

  /// The number of nodes; at least 1, as there is always a document.
  @inlinable public var count: Int { records.count }

  /// Lets go of the document but keeps the memory for the next one.
  public mutating func removeAll() { reset() }

  /// How many bytes its nodes, attributes and decoded text take, its source left aside.
  public var size: Int {
    records.count * MemoryLayout<NodeRecord>.stride
      + attributes.count * MemoryLayout<AttributeRecord>.stride + tail.count
  }

  /// Roughly how many bytes of memory the tree keeps, its source left aside.
  public var capacity: Int {
    records.capacity * MemoryLayout<NodeRecord>.stride
      + attributes.capacity * MemoryLayout<AttributeRecord>.stride + tail.capacity
  }

  mutating func reset() {
    quirks = false
    scripting = false
    limits = []
    records.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    source = []
    tail.removeAll(keepingCapacity: true)
    nameBytes.removeAll(keepingCapacity: true)
    nameEnds.removeAll(keepingCapacity: true)
    records.append(
      NodeRecord(
        name: UInt32.max, parent: 0, end: 1, start: 0, length: 0, kind: .document, namespace: .html)
    )
  }
}

extension HTMLNode {
  /// The document itself, which every other node of a tree stands in.
  @inlinable public static var root: HTMLNode { HTMLNode(index: 0) }
}

extension HTMLTree {
  /// What the node is.
  @inlinable
  public func kind(of node: HTMLNode) -> HTMLNodeKind { records[node.index].kind }

  /// The name of an element; `nil` for any other node.
  @inlinable
  public func name(of node: HTMLNode) -> HTMLName? {
    let record = records[node.index]
    return record.kind == .element ? HTMLName(rawValue: record.name) : nil
  }

  /// Whether the node is an HTML element with the name.
  @inlinable
  public func isElement(_ node: HTMLNode, _ name: HTMLName) -> Bool {
    let record = records[node.index]
    return record.kind == .element && record.name == name.rawValue && record.namespace == .html
  }

  /// The language an element belongs to.
  @inlinable
  public func namespace(of node: HTMLNode) -> HTMLNamespace { records[node.index].namespace }

  /// The text of a name, in lower case but for some names of SVG and MathML.
  public func text(of name: HTMLName) -> String {
    let number = Int(name.rawValue)
    if number < HTMLName.knownCount { return HTMLName.knownTexts[number] }
    var text: [UInt8] = []
    appendText(of: name, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the text of a name that is not a known one.
  func appendText(of name: HTMLName, to output: inout [UInt8]) {
    let index = Int(name.rawValue) - HTMLName.knownCount
    guard nameEnds.indices.contains(index) else { return }
    let start = index == 0 ? 0 : Int(nameEnds[index - 1])
    output.append(contentsOf: nameBytes[start..<Int(nameEnds[index])])
  }

  /// Finds a name by its text; `nil` if it is not a known one and the document does not have it.
  public func name(_ text: String) -> HTMLName? {
    if let known = HTMLName(known: text) { return known }
    var start = 0
    for (index, end) in nameEnds.enumerated() {
      if nameBytes[start..<Int(end)].elementsEqual(text.utf8) {
        return HTMLName(rawValue: UInt32(HTMLName.knownCount + index))
      }
      start = Int(end)
    }
    return nil
  }
}
