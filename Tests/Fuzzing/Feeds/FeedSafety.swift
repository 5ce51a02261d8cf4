package import HTML

/// Looks at sanitised markup of feeds as browsers would read it, without the reader's own means.
package enum FeedSafety {
  private static let contexts = ["div", "td", "table", "select", "textarea", "title"].map {
    HTMLContext($0)
  }

  /// Elements that run, load or style, or change what is around them.
  private static let refused: Set<String> = [
    "script", "style", "iframe", "frame", "object", "embed", "applet", "link", "meta", "base",
    "svg",
    "math", "template", "plaintext", "xmp", "noembed", "noframes", "title", "portal",
    "foreignobject",
  ]

  private static let links: Set<String> = [
    "href", "src", "cite", "poster", "background", "action", "longdesc", "dynsrc", "lowsrc", "data",
    "icon",
    "ping", "vrml",
  ]

  /// What is wrong with markup; empty if nothing is.
  package static func faults(of html: String, by parsers: inout [HTMLParser]) -> [String] {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return [] }
    var faults: [String] = []
    for index in parsers.indices {
      let page = "<!DOCTYPE html><body><div id=outer>\(html)</div><hr id=after></body>"
      faults += inspect(parsers[index].parse(page))
      for context in contexts {
        faults += inspect(parsers[index].parseFragment(html, context: context))
      }
    }
    return faults
  }

  private static func inspect(_ tree: HTMLTree) -> [String] {
    var faults: [String] = []
    for node in tree.descendants(of: .root) {
      if tree.kind(of: node) == .comment { faults.append("a comment") }
      guard tree.kind(of: node) == .element else { continue }
      let name = tree.name(of: node).map { tree.text(of: $0) } ?? ""
      if refused.contains(name.lowercased()) { faults.append("<\(name)>") }
      for attribute in tree.attributes(of: node) {
        let text = tree.text(of: attribute.name).lowercased()
        if text.hasPrefix("on") || text == "srcdoc" || text == "http-equiv" {
          faults.append("<\(name) \(text)>")
        }
        if links.contains(text), !isSafe(attribute.value) {
          faults.append("\(text)=\(attribute.value)")
        }
        if text == "style", isActive(attribute.value) { faults.append("style=\(attribute.value)") }
      }
    }
    return faults
  }

  private static func isActive(_ style: String) -> Bool {
    let lower = style.lowercased()
    return ["url(", "expression", "\\", "/*", "@import", "javascript"].contains {
      lower.contains($0)
    }
  }

  private static func isSafe(_ url: String) -> Bool {
    let bytes = url.utf8.filter { $0 != 9 && $0 != 10 && $0 != 13 }.drop { $0 <= 0x20 }
    let start = String(decoding: bytes.prefix(24), as: UTF8.self).lowercased()
    return ![
      "javascript:", "vbscript:", "livescript:", "data:text", "data:image/svg", "file:", "blob:",
    ]
    .contains { start.hasPrefix($0) }
  }
}
