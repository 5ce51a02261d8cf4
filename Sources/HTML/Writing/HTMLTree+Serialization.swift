extension HTMLTree {
  /// A node and all in it as HTML, as by `outerHTML`; of the document, all of it.
  ///
  ///     let tree = parser.parse("<title>T</title><p class=a>One")
  ///     tree.outerHTML(of: .root)
  ///     // <html><head><title>T</title></head><body><p class="a">One</p></body></html>
  ///
  /// See ``HTMLSerializer`` for what is not parsed as it was, and for writing to a buffer.
  public func outerHTML(of node: HTMLNode) -> String {
    var bytes: [UInt8] = []
    HTMLSerializer().append(node, of: self, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is in a node as HTML, as by `innerHTML`.
  public func innerHTML(of node: HTMLNode) -> String {
    var bytes: [UInt8] = []
    HTMLSerializer().appendContent(of: node, of: self, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
