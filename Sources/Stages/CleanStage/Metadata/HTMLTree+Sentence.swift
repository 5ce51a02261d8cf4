import HTML

extension HTMLTree {
  /// Whether an element within a line is part of a sentence, as in `The fair opens on <time>1 May 2027</time>.`,
  /// rather than of a line that says when something was written.
  ///
  /// Told by the words around it that begin with small letters; links may be the titles of other pages.
  func isInSentence(_ node: HTMLNode) -> Bool {
    let before = textBefore(node)
    let after = textAfter(node)
    if DateLabel.isAny(before.suffix(30).utf8Span.span) { return false }
    if DateLabel.isAny(before.prefix(15).utf8Span.span) { return false }
    guard let first = before.first(where: \.isLetter) else {
      return after.first(where: { !$0.isWhitespace })?.isLowercase == true
        && HTMLTree.smallWords(after) > 5
    }
    if AuthorLine.beginsWithLabel(before) { return false }
    let isInside = first.isLetter && HTMLTree.smallWords(after) > 3
    return isInside || HTMLTree.smallWords(before) > 2
  }

  /// How many words begin with a small letter.
  private static func smallWords(_ text: String) -> Int {
    text.parts(at: 0x20).filter { $0.first?.isLowercase == true }.count
  }

  /// The last text of the line before an element.
  private func textBefore(_ node: HTMLNode) -> String {
    guard let block = line(of: node)?.block else { return "" }
    var parts: [ArraySlice<UInt8>] = []
    var index = node.index - 1
    var length = 0
    while index > block.index, node.index - index < 40, length < 300 {
      let part = HTMLNode(index: index)
      if isElement(part, .br) { break }
      if kind(of: part) == .text {
        guard let outer = line(of: part), outer.block == block else { break }
        if !outer.isLink {
          parts.append(bytes(of: part))
          length += parts.last?.count ?? 0
        }
      }
      index -= 1
    }
    return Text.squeezed(String(decoding: parts.reversed().joined(), as: UTF8.self))
  }

  /// The first text of the line behind an element.
  private func textAfter(_ node: HTMLNode) -> String {
    guard let block = line(of: node)?.block else { return "" }
    var bytes: [UInt8] = []
    var part = skip(node)
    let end = skip(block)
    while part < end, part.index - node.index < 60, bytes.count < 300 {
      if isElement(part, .br) { break }
      if kind(of: part) == .text {
        guard let outer = line(of: part), outer.block == block else { break }
        if !outer.isLink { bytes.append(contentsOf: self.bytes(of: part).prefix(300)) }
      }
      part = HTMLNode(index: part.index + 1)
    }
    return Text.squeezed(String(decoding: bytes, as: UTF8.self))
  }

  /// The innermost element around a node that is more than part of a line, and whether there is a link between them.
  private func line(of node: HTMLNode) -> (block: HTMLNode, isLink: Bool)? {
    var isLink = false
    for outer in ancestors(of: node).prefix(12) {
      guard let name = name(of: outer) else { return nil }
      if name == .a { isLink = true }
      if !HTMLTree.isInline(name), name != .time, name != .small { return (outer, isLink) }
    }
    return nil
  }
}
