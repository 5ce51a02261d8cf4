import HTML

extension HTMLTree {
  /// Whether an element is a link from a heading to its own place on the page: one to a fragment, with a mark such as
  /// `¶` or `#` instead of words.
  func isPermalink(_ node: HTMLNode) -> Bool {
    guard isElement(node, .a), let target = attributeBytes(.href, of: node), target.contains(0x23)
    else { return false }
    let end = skip(node)
    guard end.index - node.index < 12 else { return false }
    for part in subtree(of: node) {
      if isElement(part, .img) { return false }
      guard kind(of: part) == .text else { continue }
      let bytes = bytes(of: part)
      guard bytes.count < 40 else { return false }
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil { return false }
      }
    }
    return true
  }
}
