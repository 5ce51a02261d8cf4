/// Lists and tables.
extension MarkdownWalk {
  mutating func list(_ node: HTMLNode, isOrdered: Bool) {
    flush()
    // A list right after another one needs other marks, or they would be one.
    var mark: UInt8 = isOrdered ? 0x2E : 0x2D
    if blocks.last == .list(mark) { mark = isOrdered ? 0x29 : 0x2A }
    let start = startName.flatMap { integer($0, of: node) } ?? 1
    lists.append(
      List(
        isOrdered: isOrdered, number: listNumber(start), mark: mark, isTight: isTight(node)))
    open.append((tree.skip(node).index, .list(mark)))
  }

  /// A number as CommonMark allows it in a list: of at most nine digits.
  private func listNumber(_ number: Int) -> Int { min(max(0, number), 999_999_999) }

  /// The integer that an attribute's value begins with (HTML, section 2.3.4.1).
  private func integer(_ name: HTMLName, of node: HTMLNode) -> Int? {
    guard var bytes = tree.attributeBytes(name, of: node)?.drop(while: Scan.isSpace),
      let first = bytes.first
    else { return nil }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { bytes.removeFirst() }
    let digits = bytes.prefix(while: Scan.isDigit)
    guard !digits.isEmpty else { return nil }
    // Numbers without end are as good as the largest.
    let number = digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), Int(Int32.max)) }
    return first == UInt8(ascii: "-") ? -number : number
  }

  /// Whether no item of a list has more than one paragraph or other block.
  private func isTight(_ list: HTMLNode) -> Bool {
    for item in tree.children(of: list) where tree.isElement(item, .li) {
      var count = 0
      var isInline = false
      for child in tree.children(of: item) {
        if isParagraphLike(child) {
          count += 1
          isInline = false
        } else if !isInline, !isList(child), !isBlank(child) {
          count += 1
          isInline = true
        }
        if count > 1 { return false }
      }
    }
    return true
  }

  private func isBlank(_ node: HTMLNode) -> Bool {
    switch tree.kind(of: node) {
    case .text: tree.bytes(of: node).allSatisfy(Scan.isSpace)
    case .comment: true
    default: false
    }
  }

  private func isList(_ node: HTMLNode) -> Bool {
    tree.isElement(node, .ul) || tree.isElement(node, .ol)
  }

  private func isParagraphLike(_ node: HTMLNode) -> Bool {
    guard tree.kind(of: node) == .element, let name = tree.name(of: node), name.isKnown,
      !isList(node)
    else { return false }
    switch starts[Int(name.rawValue)] {
    case .block, .heading, .preformatted, .table, .rule: return true
    default: return false
    }
  }

  mutating func item(_ node: HTMLNode) {
    flush()
    if table != nil || heading > 0 || !blocks.hasRoom {
      open.append((tree.skip(node).index, .block))
      return
    }
    var marker: [UInt8] = [0x2D, 0x20]
    var isTight = true
    var joins = true
    if var list = lists.popLast() {
      isTight = list.isTight
      marker = [list.mark, 0x20]
      if list.isOrdered {
        if let value = integer(.value, of: node) { list.number = listNumber(value) }
        // Only an item with the number 1 may interrupt a paragraph.
        joins = list.number == 1
        marker = Array(String(list.number).utf8) + marker
        list.number = listNumber(list.number + 1)
      }
      lists.append(list)
    }
    blocks.beginItem(marker, isTight: isTight, joins: joins)
    open.append((tree.skip(node).index, .item))
  }

  // MARK: Tables

  mutating func beginTable(_ node: HTMLNode) {
    flush()
    let isData = options.tables && survey.data.contains(node.index) && heading == 0
    guard isData, table == nil else {
      open.append((tree.skip(node).index, .block))
      return
    }
    table = MarkdownTable()
    inline.place.inTable = true
    inline.isSingleLine = true
    open.append((tree.skip(node).index, .table))
  }

  mutating func cell(_ node: HTMLNode, isHeader: Bool) {
    _ = inline.finish()
    let columns = integer(.colspan, of: node) ?? 1
    var rows = integer(.rowspan, of: node) ?? 1
    // None are all that follow in the group; fewer are a mistake.
    if rows < 0 { rows = 1 }
    open.append(
      (tree.skip(node).index, .cell(columns: columns, rows: rows, isHeader: isHeader)))
  }

  /// Begins a table's caption, which is written above it as a paragraph.
  mutating func caption(_ node: HTMLNode) {
    _ = inline.finish()
    inline.place.inTable = false
    inline.isSingleLine = false
    open.append((tree.skip(node).index, .caption))
  }

  mutating func endCaption() {
    if !inline.isEmpty { blocks.write(escapedLines(inline.finish()), .paragraph) }
    inline.place.inTable = true
    inline.isSingleLine = true
  }
}
