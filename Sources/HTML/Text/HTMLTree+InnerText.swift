extension HTMLTree {
  /// The text of a node as a browser shows it: the standard's `innerText`.
  ///
  /// Blocks stand in lines of their own, paragraphs with an empty line around; the cells of a row are
  /// parted by tabs; white space is collapsed but in `pre`. What is not shown is left out: scripts,
  /// styles, templates, controls, closed dialogs and details, popovers, what is `hidden` or has
  /// `style="display: none"` or `visibility: hidden`. Styles count as far as browsers bring them
  /// along, and those in `style` attributes for `display`, `visibility` and `white-space`. A node that
  /// is not shown itself gives its ``text(of:)-(HTMLNode)``, as in browsers.
  ///
  /// ```swift
  /// var parser = HTMLParser()
  /// let tree = parser.parse("""
  ///   <h1>Soup</h1><p>Take  two
  ///   <b>onions</b>.<br>Chop.<p>Boil. <span hidden>Salt.</span>
  ///   <table><tr><td>1<td>pot<tr><td>2<td>pans</table>
  ///   """)
  /// print(tree.innerText(of: .root))
  /// // Soup\n\nTake two onions.\nChop.\n\nBoil.\n\n1\tpot\n2\tpans
  /// ```
  public func innerText(of node: HTMLNode) -> String {
    var buffer: [UInt8] = []
    appendInnerText(of: node, to: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Appends the text of a node, as ``innerText(of:)`` would have it, to a buffer that may be used
  /// again for the next.
  public func appendInnerText(of node: HTMLNode, to buffer: inout [UInt8]) {
    InnerText.append(node, of: self, to: &buffer)
  }
}
