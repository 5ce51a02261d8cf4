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
    var html: [UInt8] = []
    for paragraph in text.utf8.split(separator: [0x0A, 0x0A]) {
      // Only code is indented.
      let isCode = paragraph.starts(with: "    ".utf8)
      html += Array((isCode ? "<pre>\n" : "<p>").utf8)
      for byte in paragraph {
        switch byte {
        case 0x26: html += Array("&amp;".utf8)
        case 0x3C: html += Array("&lt;".utf8)
        case 0x0A where !isCode: html += Array("<br>".utf8)
        default: html.append(byte)
        }
      }
      html += Array((isCode ? "</pre>" : "</p>").utf8)
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
