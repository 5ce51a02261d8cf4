/// Writes trees as HTML: the algorithm of the HTML standard (section 13.3, "Serializing HTML
/// fragments").
///
///     var parser = HTMLParser()
///     let tree = parser.parse("<ul><li>Tea &amp <b>cake<li>x<5")
///     if let list = tree.first(.ul) {
///       print(tree.outerHTML(of: list))
///       // <ul><li>Tea &amp; <b>cake</b></li><li><b>x&lt;5</b></li></ul>
///       var bytes: [UInt8] = []
///       HTMLSerializer().appendContent(of: list, of: tree, to: &bytes)
///       print(bytes.count)                                     // 52
///     }
///
/// Time is in proportion to the length of what is written, and memory does not depend on how deep
/// elements are nested.
///
/// What is written is usually parsed to the same tree, but HTML has trees that no markup stands for,
/// as the standard warns:
///
/// - elements in each other whose start tags end each other, such as links, forms, buttons,
///   paragraphs, headings and list items, which come of misnested markup;
/// - what stands directly in a table and is no part of one;
/// - `plaintext`, which nothing ends, and a `script` whose text opens a comment and a script in it
///   but does not close them;
/// - the contents of `noscript`, where ``Options/scripting`` is not as it is for the parser;
/// - documents whose type turns on quirks, as only the name of the type is written;
/// - a line feed at the beginning of `pre`, `textarea` and `listing`, and carriage returns, which
///   parsers drop and turn into line feeds, unless ``Options/isExact`` is set.
///
/// So HTML that comes from elsewhere does not become safe by being parsed and written again: that is
/// for ``HTMLSanitizer``.
public struct HTMLSerializer: Sendable {
  /// What a serialiser is to do.
  public struct Options: Sendable {
    /// Whether to write for a browser that runs scripts: the content of `noscript` is then raw text.
    public var scripting = false
    /// Whether to write more than the standard does so that more trees are parsed as they were: a
    /// further line feed where one begins `pre`, and carriage returns as references.
    public var isExact = false

    /// Creates the options of the standard.
    public init() {}
  }

  private let options: Options
  private let names = NameBytes.shared
  private let traits = ElementTraits.table

  /// Creates a serialiser.
  public init(options: Options = Options()) { self.options = options }

  /// Appends a node and all in it; of the document, what is in it.
  public func append(_ node: HTMLNode, of tree: HTMLTree, to output: inout [UInt8]) {
    write(tree, node.index, node.index, to: &output)
  }

  /// Appends what is in a node, without the node itself.
  public func appendContent(of node: HTMLNode, of tree: HTMLTree, to output: inout [UInt8]) {
    write(tree, node.index + 1, node.index, to: &output)
  }

  /// Appends the start tag of an element.
  func appendStartTag(of node: HTMLNode, of tree: HTMLTree, to output: inout [UInt8]) {
    startTag(node, tree.records[node.index], tree, to: &output)
  }

  /// Writes the records from `first` on that stand in `root`, or are it.
  private func write(_ tree: HTMLTree, _ first: Int, _ root: Int, to output: inout [UInt8]) {
    let end = Int(tree.records[root].end)
    output.reserveCapacity(output.count + (root == 0 ? tree.source.count : 0))
    var index = first
    while index < end {
      let record = tree.records[index]
      switch record.kind {
      case .element: startTag(HTMLNode(index: index), record, tree, to: &output)
      case .text: text(HTMLNode(index: index), record, tree, to: &output)
      case .comment:
        output.append(contentsOf: "<!--".utf8)
        output.append(contentsOf: tree.bytes(record.start, record.length))
        output.append(contentsOf: "-->".utf8)
      case .doctype:
        output.append(contentsOf: "<!DOCTYPE ".utf8)
        output.append(contentsOf: tree.attributeBytes(.name, of: HTMLNode(index: index)) ?? [])
        output.append(0x3E)
      case .document, .content: break
      }
      // What ends here, from the inside out, as far as it began here too.
      var ended = index
      index += 1
      while ended >= first, Int(tree.records[ended].end) <= index {
        if tree.records[ended].kind == .element { endTag(tree.records[ended], tree, to: &output) }
        if ended == 0 { break }
        ended = Int(tree.records[ended].parent)
      }
    }
  }

  private func startTag(
    _ node: HTMLNode, _ record: NodeRecord, _ tree: HTMLTree, to output: inout [UInt8]
  ) {
    output.append(0x3C)
    names.append(record.name, of: tree, to: &output)
    let escaping = options.isExact ? MarkupEscaping.exactAttribute : .attribute
    let start = Int(record.start)
    for attribute in tree.attributes[start..<start + Int(record.length)] {
      output.append(0x20)
      names.append(attribute.name, of: tree, to: &output)
      output.append(0x3D)
      output.append(0x22)
      escaping.append(tree.bytes(attribute.start, attribute.length), to: &output)
      output.append(0x22)
    }
    output.append(0x3E)
    if options.isExact, beginsWithLineFeed(node, record, tree) { output.append(0x0A) }
  }

  /// Whether the element's text loses a line feed when it is parsed.
  private func beginsWithLineFeed(_ node: HTMLNode, _ record: NodeRecord, _ tree: HTMLTree) -> Bool
  {
    guard record.namespace == .html, Int(record.end) > node.index + 1 else { return false }
    switch HTMLName(rawValue: record.name) {
    case .pre, .textarea, .listing: break
    default: return false
    }
    let first = tree.records[node.index + 1]
    return first.kind == .text && tree.bytes(first.start, first.length).first == 0x0A
  }

  private func endTag(_ record: NodeRecord, _ tree: HTMLTree, to output: inout [UInt8]) {
    if isVoid(record) { return }
    output.append(0x3C)
    output.append(0x2F)
    names.append(record.name, of: tree, to: &output)
    output.append(0x3E)
  }

  private func isVoid(_ record: NodeRecord) -> Bool {
    guard record.namespace == .html, record.name < UInt32(traits.count) else { return false }
    return traits[Int(record.name)].contains(.void) && record.name != HTMLName.image.rawValue
  }

  private func text(
    _ node: HTMLNode, _ record: NodeRecord, _ tree: HTMLTree, to output: inout [UInt8]
  ) {
    let bytes = tree.bytes(record.start, record.length)
    if isRaw(tree.records[Int(record.parent)]) {
      output.append(contentsOf: bytes)
    } else {
      (options.isExact ? MarkupEscaping.exactText : .text).append(bytes, to: &output)
    }
  }

  private func isRaw(_ record: NodeRecord) -> Bool {
    guard record.kind == .element, record.namespace == .html else { return false }
    switch HTMLName(rawValue: record.name) {
    case .style, .script, .xmp, .iframe, .noembed, .noframes, .plaintext: return true
    case .noscript: return options.scripting
    default: return false
    }
  }
}
