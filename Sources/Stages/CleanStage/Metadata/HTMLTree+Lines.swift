import HTML

extension HTMLTree {
  /// The text of a node, a line for each block in it; `nil` if there is none, or more than a number of bytes.
  func lines(of node: HTMLNode, limit: Int) -> String? {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var previous = node
    let end = skip(node)
    guard end.index - node.index < 200 else { return nil }
    var part = HTMLNode(index: node.index)
    while part < end {
      while let last = ends.last, part.index >= last {
        bytes.append(0x0A)
        ends.removeLast()
      }
      switch kind(of: part) {
      case .text:
        let text = self.bytes(of: part)
        if let last = bytes.last, let first = text.first,
          // "von<a>Ines Calder</a>"
          (last &- 0x61 < 26 && first &- 0x41 < 26)
            // "<a>user0</a><span>3 March 2026</span>", but not "H<sub>2</sub>"
            || (first &- 0x30 < 10 && HTMLTree.isWord(last) && isApart(part, from: previous))
        {
          bytes.append(0x20)
        }
        previous = part
        for byte in text { bytes.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
        if bytes.count > limit * 4 { return nil }
      case .element:
        guard let name = name(of: part) else { break }
        if HTMLTree.isUnread(name) || isPermalink(part) {
          part = skip(part)
          continue
        }
        if part != node, !HTMLTree.isInline(name) {
          bytes.append(0x0A)
          ends.append(skip(part).index)
        }
      default: break
      }
      part = HTMLNode(index: part.index + 1)
    }
    let text = HTMLTree.folded(bytes)
    return text.isEmpty || text.utf8.count > limit ? nil : text
  }

  /// Lines with single spaces, without those that are empty.
  private static func folded(_ lines: [UInt8]) -> String {
    if lines.contains(0x26) {
      // What is encoded twice is decoded.
      return String(decoding: lines, as: UTF8.self).parts(at: 0x0A)
        .map { Text.squeezed(String($0)) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
    var output: [UInt8] = []
    output.reserveCapacity(lines.count)
    for line in lines.split(separator: 0x0A) {
      let end = output.count
      if end > 0 { output.append(0x0A) }
      let start = output.count
      Text.append(folded: line.span, to: &output)
      if output.count == start { output.removeLast(start - end) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether two texts stand in elements of their own, neither of which is in the other one's.
  private func isApart(_ one: HTMLNode, from other: HTMLNode) -> Bool {
    guard let outer = parent(of: one), let otherOuter = parent(of: other) else { return false }
    return !isNode(one, in: otherOuter) && !isNode(other, in: outer)
  }

  /// Whether the text of a node may hold a date: there are two digits in a row.
  func hasDigits(in node: HTMLNode) -> Bool {
    let end = skip(node)
    guard end.index - node.index < 200 else { return false }
    for part in subtree(of: node) where kind(of: part) == .text {
      if DecimalDigit.hasRun(of: 2, in: bytes(of: part).span) { return true }
    }
    return false
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || ByteSearch.lower(byte) &- 0x61 < 26 || byte >= 0x80
  }

  private static func isUnread(_ name: HTMLName) -> Bool {
    switch name {
    case .script, .style, .svg, .noscript, .template, .button: true
    default: false
    }
  }

  static func isInline(_ name: HTMLName) -> Bool {
    switch name {
    case .a, .span, .b, .i, .em, .strong, .u, .font, .cite, .abbr, .sup, .sub, .bdi, .mark, .nobr,
      .acronym, .q:
      true
    default: false
    }
  }
}
