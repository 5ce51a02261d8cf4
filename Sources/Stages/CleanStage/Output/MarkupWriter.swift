package import HTML

/// Writes content as Markdown or HTML.
package enum MarkupWriter {
  /// Writes a tree of content alone.
  static func write(_ tree: HTMLTree, _ format: TextFormat) -> String {
    var text: String
    if format == .markdown {
      text = MarkdownWriter().markdown(of: .root, in: tree)
      while text.utf8.last == 0x0A { text.removeLast() }
    } else {
      var output: [UInt8] = []
      for node in tree.children(of: .root) {
        if !output.isEmpty, output.last != 0x0A { output.append(0x0A) }
        sanitizer.append(node, of: tree, to: &output)
      }
      text = String(decoding: output, as: UTF8.self)
    }
    return text
  }

  /// Writes paragraphs of plain text.
  static func write(plain text: String, _ format: TextFormat) -> String {
    if format == .text || text.isEmpty { return text }
    var html: [UInt8] = Array("<p>".utf8)
    var breaks = 0
    for byte in text.utf8 {
      if byte == 0x0A {
        breaks += 1
        continue
      }
      if breaks > 0 { html += Array((breaks > 1 ? "</p><p>" : "<br>").utf8) }
      breaks = 0
      switch byte {
      case 0x26: html += Array("&amp;".utf8)
      case 0x3C: html += Array("&lt;".utf8)
      default: html.append(byte)
      }
    }
    var parser = HTMLParser()
    let tree = parser.parseFragment(String(decoding: html, as: UTF8.self))
    return write(tree, format)
  }

  private static let sanitizer = HTMLSanitizer(policy)

  /// Lets through what an article is made of; attributes only where they mean something to readers.
  package static let policy: SanitizerPolicy = {
    var policy = SanitizerPolicy.article
    policy.identifiers = .drop
    policy.globalAttributes = ["lang", "dir", "class"]
    policy.elements["a"] = ["href", "title"]
    policy.elements["img"] = ["src", "alt", "title", "width", "height"]
    policy.elements["abbr"] = ["title"]
    policy.linkRelation = nil
    return policy
  }()
}
