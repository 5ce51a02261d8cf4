import HTML

extension HTMLTree {
  /// The text of a node on one line; `nil` if there is none, or more than a number of bytes.
  func shortText(of node: HTMLNode, limit: Int) -> String? {
    var bytes: [UInt8] = []
    let end = skip(node)
    // Markup and spaces take room too; but what has that much of them is no line of text.
    guard end.index - node.index < 100 else { return nil }
    for part in subtree(of: node) where kind(of: part) == .text {
      bytes.append(contentsOf: self.bytes(of: part))
      if bytes.count > limit * 4 { return nil }
    }
    let text = Text.squeezed(String(decoding: bytes, as: UTF8.self))
    return text.isEmpty || text.utf8.count > limit ? nil : text
  }
}
