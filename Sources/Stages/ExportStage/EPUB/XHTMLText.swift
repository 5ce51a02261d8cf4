import HTML

/// HTML that was sanitised, as XML that keeps the content models of HTML, as books have to.
enum XHTMLText {
  /// How deep elements are written within each other; what is deeper is text.
  private static let deepest = 64
  /// What lists may have within them, and what anything else is put into.
  private static let parts: [String: (allowed: Set<String>, other: String)] = [
    "ul": (["li"], "li"), "ol": (["li"], "li"), "dl": (["dt", "dd", "div"], "dd"),
  ]

  /// A fragment as well-formed XHTML.
  static func text(of fragment: String) -> String {
    var parser = HTMLParser()
    let tree = parser.parseFragment(fragment)
    var out = ""
    for node in tree.children(of: .root) { append(node, of: tree, depth: 0, to: &out) }
    return out
  }

  private static func append(
    _ node: HTMLNode, of tree: HTMLTree, depth: Int, to out: inout String
  ) {
    switch tree.kind(of: node) {
    case .text: out += XMLText.escaped(tree.text(of: node))
    case .element:
      guard let name = name(of: node, in: tree), depth < deepest else {
        out += XMLText.escaped(tree.text(of: node))
        return
      }
      let attributes = attributes(of: node, in: tree)
      let children = Array(tree.children(of: node))
      // A link that leads nowhere is none: the sanitiser has left its address out.
      if name == "a", !attributes.contains(where: { $0.name == "href" }) {
        for child in children { append(child, of: tree, depth: depth + 1, to: &out) }
        return
      }
      out += "<\(name)"
      for attribute in attributes { out += " \(attribute.name)=\"\(attribute.value)\"" }
      if children.isEmpty, ["br", "hr", "img", "wbr", "col"].contains(name) {
        out += "/>"
        return
      }
      out += ">"
      if let parts = parts[name] {
        append(children, asPartsOf: name, parts, of: tree, depth: depth + 1, to: &out)
      } else {
        for child in children { append(child, of: tree, depth: depth + 1, to: &out) }
      }
      out += "</\(name)>"
    default: break
    }
  }

  /// The children of a list: what may not stand there is put into an item, and a first description gets a term.
  private static func append(
    _ children: [HTMLNode], asPartsOf list: String, _ parts: (allowed: Set<String>, other: String),
    of tree: HTMLTree, depth: Int, to out: inout String
  ) {
    var hasTerm = list != "dl"
    for child in children {
      if tree.kind(of: child) == .comment { continue }
      let text = tree.kind(of: child) == .text ? tree.text(of: child) : nil
      if let text, text.unicodeScalars.allSatisfy(PlainText.isSpace) {
        out += XMLText.escaped(text)
        continue
      }
      let name = name(of: child, in: tree)
      let isPart = name.map(parts.allowed.contains) ?? false
      if !hasTerm, name != "dt", name != "div" { out += "<dt></dt>" }
      hasTerm = true
      if !isPart { out += "<\(parts.other)>" }
      append(child, of: tree, depth: depth, to: &out)
      if !isPart { out += "</\(parts.other)>" }
    }
  }

  /// The name of an element, where XML can have it.
  private static func name(of node: HTMLNode, in tree: HTMLTree) -> String? {
    guard tree.kind(of: node) == .element, let name = tree.name(of: node) else { return nil }
    let text = tree.text(of: name)
    return isName(text) ? text : nil
  }

  /// The attributes of an element that a book may have, their values escaped.
  private static func attributes(
    of node: HTMLNode, in tree: HTMLTree
  ) -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    for attribute in tree.attributes(of: node) {
      let name = tree.text(of: attribute.name)
      var value: String? = attribute.value
      switch name {
      case "href", "cite":
        // Books have no addresses but URIs.
        value = URIText.text(of: attribute.value)
        let isOther = ["mailto:", "tel:"].contains { attribute.value.hasPrefix($0) }
        if isOther, attribute.value.utf8.allSatisfy(URIText.isAllowed) { value = attribute.value }
      case "lang", "hreflang": value = DigestItem.languageTag(attribute.value)
      default: break
      }
      guard let value, isName(name) else { continue }
      attributes.append((name, XMLText.escaped(value)))
    }
    return attributes
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, 0x61...0x7A ~= first else { return false }
    return name.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D }
  }
}
