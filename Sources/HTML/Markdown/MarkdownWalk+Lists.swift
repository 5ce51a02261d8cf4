/// Lists and tables.
extension MarkdownWalk {
  mutating func list(_ node: HTMLNode, isOrdered: Bool) {
    flush()
    // A list right after another one needs other marks, or they would be one.
    var mark: UInt8 = isOrdered ? 0x2E : 0x2D
    if blocks.last == .list(mark) { mark = isOrdered ? 0x29 : 0x2A }
    let isReversed =
      isOrdered && reversedName.map { tree.attributeBytes($0, of: node) != nil } ?? false
    let start =
      startName.flatMap { HTMLInteger(tree.attributeBytes($0, of: node))?.value }
      ?? (isReversed ? tree.children(of: node).count { tree.isElement($0, .li) } : 1)
    lists.append(
      List(
        isOrdered: isOrdered, number: start, step: isReversed ? -1 : 1, mark: mark,
        isTight: isTight(node)))
    open.append((tree.skip(node).index, .list))
  }

  /// A number as CommonMark allows it in a list: of at most nine digits.
  private func listNumber(_ number: Int) -> Int { min(max(0, number), 999_999_999) }

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
      if list.isOrdered {
        if let value = HTMLInteger(tree.attributeBytes(.value, of: node)) {
          list.number = value.value
        }
        let number = listNumber(list.number)
        // CommonMark counts on from a list's first item: where the number is another, a list begins.
        if let counted = list.counted, counted != number, blocks.last == .item {
          list.mark = list.mark == 0x2E ? 0x29 : 0x2E
        }
        list.following = listNumber(number + 1)
        list.number += list.step
        // Only an item with the number 1 may interrupt a paragraph.
        joins = number == 1
        marker = Array(String(number).utf8) + [list.mark, 0x20]
      } else {
        marker = [list.mark, 0x20]
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
    table?.beginCell(node, of: tree, isHeader: isHeader)
    open.append((tree.skip(node).index, .cell))
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
