/// Collects the text of a node as a browser shows it (HTML, section 3.2.7, "innerText").
///
/// One walk in document order; what is open is a stack, so that depth needs no recursion.
struct InnerText {
  let tree: HTMLTree
  var output: [UInt8]
  /// Where the text of this node begins in the buffer.
  let start: Int
  /// How many line feeds are due before the next text: the standard's required line breaks.
  var lineFeeds = 0
  /// Whether a space is due before the next text of the line.
  var needsSpace = false
  /// Whether nothing has been written in the line, so that white space is left out.
  var isLineStart = true
  private var open: [OpenBox] = []
  /// Where to go on once a place is reached, as the rest of what is around is not shown.
  private var jumps: [(from: Int, to: Int)] = []

  /// An element whose end means something.
  private struct OpenBox {
    var end: Int
    var display: Display
    var style: TextStyle
  }

  static func append(_ node: HTMLNode, of tree: HTMLTree, to buffer: inout [UInt8]) {
    var text = InnerText(tree, buffer)
    buffer = []
    text.collect(node)
    buffer = text.output
  }

  private init(_ tree: HTMLTree, _ buffer: [UInt8]) {
    self.tree = tree
    output = buffer
    start = buffer.count
  }

  private mutating func collect(_ root: HTMLNode) {
    if tree.kind(of: root) == .element {
      switch Display.of(root, style(of: root), in: tree) {
      // An element that is not shown itself gives its text as it stands.
      case .none: return tree.appendText(of: root, to: &output)
      case .replaced: return
      default: break
      }
    }
    let end = tree.skip(root).index
    var node = root.index
    if tree.kind(of: root) == .element {
      var text = TextStyle()
      for outer in tree.ancestors(of: root).reversed() {
        text.enter(outer, style(of: outer), in: tree)
      }
      text.enter(root, style(of: root), in: tree)
      open.append(OpenBox(end: end, display: .inline, style: text))
      node = content(of: root, end)
    }
    while node < end {
      close(until: node)
      node = visit(HTMLNode(index: node))
      while let jump = jumps.last, node >= jump.from {
        node = max(node, jump.to)
        jumps.removeLast()
      }
    }
    close(until: end)
  }

  private func style(of node: HTMLNode) -> InlineStyle? {
    guard tree.records[node.index].length > 0 else { return nil }
    return tree.attributeBytes(.style, of: node).map { InlineStyle($0) }
  }

  /// Takes up a node; gives the place where to go on.
  private mutating func visit(_ node: HTMLNode) -> Int {
    let record = tree.records[node.index]
    switch record.kind {
    case .text:
      write(tree.bytes(record.start, record.length), open.last?.style ?? TextStyle())
      return node.index + 1
    case .element: return enter(node, Int(record.end))
    case .document, .doctype, .comment: return node.index + 1
    case .content: return Int(record.end)
    }
  }

  private mutating func enter(_ node: HTMLNode, _ end: Int) -> Int {
    let style = style(of: node)
    var display = Display.of(node, style, in: tree)
    if display == .none { return end }
    var text = open.last?.style ?? TextStyle()
    text.enter(node, style, in: tree)
    if text.isInvisible {
      // What is not seen breaks no lines, but takes its place, and what is in it may be seen.
      if display == .lineBreak { return end }
      if display != .replaced, display != .inlineBlock { display = .inline }
    }
    switch display {
    case .lineBreak:
      breakLine()
      return end
    case .block: require(1)
    case .paragraph: require(2)
    case .replaced:
      // An image or a control is no text, but parts words as text does.
      if needsSpace { space() }
      isLineStart = false
      return end
    case .inlineBlock:
      // Its lines are its own: white space at its edges is not seen.
      if needsSpace { space() }
      isLineStart = true
    case .inline, .cell, .row, .none: break
    }
    open.append(OpenBox(end: end, display: display, style: text))
    return content(of: node, end)
  }

  /// Where what is shown of an element's content begins: of closed details it is the summary alone.
  private mutating func content(of node: HTMLNode, _ end: Int) -> Int {
    guard tree.records[node.index].name == HTMLName.details.rawValue,
      tree.namespace(of: node) == .html, !tree.hasAttribute("open", node)
    else { return node.index + 1 }
    guard
      let summary = tree.children(of: node).first(where: {
        tree.namespace(of: $0) == .html && tree.name(of: $0) == .summary
      })
    else { return end }
    jumps.append((from: tree.skip(summary).index, to: end))
    return summary.index
  }

  private mutating func close(until place: Int) {
    while let box = open.last, box.end <= place {
      open.removeLast()
      switch box.display {
      case .block: require(1)
      case .paragraph: require(2)
      case .cell: if hasNext(box.end, .cell) { put(0x09) }
      case .row: if hasNext(box.end, .row) { put(0x0A) }
      case .inlineBlock:
        // However empty, it takes a place in the line, which white space after it stands apart from.
        needsSpace = false
        isLineStart = false
      default: break
      }
    }
  }

  /// Whether another cell of the row, or row of the table, begins after this one.
  private func hasNext(_ place: Int, _ display: Display) -> Bool {
    var end = open.last?.end ?? tree.count
    if display == .row {
      // A row is the last only if it is so of the table and not of a part of it.
      for box in open.reversed() {
        end = box.end
        if box.display == .block || box.display == .paragraph { break }
      }
    }
    var next = place
    while next < end {
      let node = HTMLNode(index: next)
      if tree.kind(of: node) == .element {
        let found = Display.of(node, style(of: node), in: tree)
        if found == display { return true }
        if display == .row, found == .inline {
          next += 1
          continue
        }
      }
      next = tree.skip(node).index
    }
    return false
  }
}
