/// Preformatted code.
extension MarkdownWalk {
  mutating func preformatted(_ node: HTMLNode) -> Bool {
    if isFlat {
      block(node)
      return true
    }
    flush()
    let text = preformattedText(node)
    if text.allSatisfy(Scan.isSpace) { return false }
    let run = MarkdownEscaping.longestRun(of: 0x60, in: text)
    let fence = Array(repeating: UInt8(0x60), count: max(3, run + 1))
    blocks.write(fence + Array(language(of: node).utf8) + [0x0A] + text + [0x0A] + fence)
    return false
  }

  /// The text of a node as it stands, without what is not written elsewhere either.
  private func preformattedText(_ node: HTMLNode) -> [UInt8] {
    var text = MarkdownCode()
    var index = node.index + 1
    let end = tree.skip(node).index
    while index < end {
      let inner = HTMLNode(index: index)
      text.close(before: index)
      index = inner.index + 1
      if let isIncluded = options.isIncluded, !isIncluded(inner) {
        index = tree.skip(inner).index
        continue
      }
      switch tree.kind(of: inner) {
      case .text: text.append(tree.bytes(of: inner))
      case .element:
        guard tree.namespace(of: inner) == .html, let name = tree.name(of: inner),
          !isSkipped(name)
        else {
          index = tree.skip(inner).index
          continue
        }
        if name == .br {
          text.lineBreak()
        } else if name == .tr || (isBlock(name) && starts[Int(name.rawValue)] != .ignored) {
          text.begin(until: tree.skip(inner).index)
        }
      case .content, .comment, .doctype: index = tree.skip(inner).index
      case .document: break
      }
    }
    return text.finish()
  }

  /// The language that the class of code names; empty if none does.
  private func language(of node: HTMLNode) -> String {
    let inner = tree.children(of: node).first { tree.isElement($0, .code) }
    for element in [node, inner].compactMap({ $0 }) {
      for word in (tree.attribute(.class, of: element) ?? "").split(whereSeparator: \.isWhitespace)
      {
        for prefix in ["language-", "lang-", "highlight-source-"] where word.hasPrefix(prefix) {
          let name = word.dropFirst(prefix.count)
          let isPlain = name.utf8.allSatisfy {
            Scan.isLetter($0) || Scan.isDigit($0) || "+#._-".utf8.contains($0)
          }
          if isPlain { return String(name) }
        }
      }
    }
    return ""
  }
}
