import HTML

/// Looks at sanitised HTML as browsers would read it, without relying on the sanitiser's own means.
struct SafetyInspection {
  let policy: SanitizerPolicy
  private var parsers: [HTMLParser]

  init(policy: SanitizerPolicy) {
    self.policy = policy
    parsers = [false, true].map { scripting in
      var options = HTMLParser.Options()
      options.scripting = scripting
      return HTMLParser(options: options)
    }
  }

  private static let contexts: [HTMLContext] = [
    HTMLContext("div"), HTMLContext("td"),
    HTMLContext("table"), HTMLContext("select"),
    HTMLContext("svg", in: .svg), HTMLContext("math", in: .mathML),
    HTMLContext("mtext", in: .mathML),
  ]

  /// What is wrong with the output; empty if nothing is.
  mutating func faults(of html: String) -> [String] {
    // What has no tags is text wherever it stands.
    if !html.utf8.contains(UInt8(ascii: "<")) { return [] }
    var faults: [String] = []
    var outlines: Set<String> = []
    for index in parsers.indices {
      let page = "<!DOCTYPE html><html><head></head><body>\(html)</body></html>"
      let document = parsers[index].parse(page)
      faults += inspect(document, among: ["html", "head", "body"])
      if let body = document.body {
        outlines.insert(document.innerHTML(of: body))
      }
      for context in SafetyInspection.contexts {
        let tree = parsers[index].parseFragment(html, context: context)
        faults += inspect(tree, among: ["tbody", "tr", "colgroup"])
        if ["div", "td"].contains(context.name) {
          outlines.insert(tree.innerHTML(of: .root))
        }
      }
    }
    if outlines.count > 1 { faults.append("read in \(outlines.count) ways: \(outlines)") }
    return faults
  }

  private func inspect(_ tree: HTMLTree, among structure: Set<String>) -> [String] {
    var faults: [String] = []
    for node in tree.descendants(of: .root) {
      switch tree.kind(of: node) {
      case .comment, .content: faults.append("a comment or template")
      case .element:
        let name = tree.name(of: node).map { tree.text(of: $0) } ?? ""
        if structure.contains(name), tree.attributes(of: node).isEmpty { continue }
        if !isAllowed(element: name) { faults.append("<\(name)>") }
        for attribute in tree.attributes(of: node) {
          let text = tree.text(of: attribute.name)
          if !isAllowed(attribute: text, of: name) { faults.append("<\(name) \(text)>") }
          if !isSafe(attribute.value, of: text) { faults.append("\(text)=\(attribute.value)") }
        }
      default: break
      }
    }
    return faults
  }

  private func isAllowed(element name: String) -> Bool {
    let parts = ["caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"]
    return policy.elements[name] != nil
      || (policy.elements["table"] != nil && parts.contains(name))
  }

  private func isAllowed(attribute name: String, of element: String) -> Bool {
    if name.hasPrefix("on") { return false }
    let isLink = ["a", "area", "form"].contains(element)
    if isLink, name == "rel" || name == "target" { return true }
    let allowed = (policy.elements[element] ?? []).union(policy.globalAttributes)
    return allowed.contains { $0 == name || ($0.hasSuffix("*") && name.hasPrefix($0.dropLast())) }
  }

  private func isSafe(_ value: String, of name: String) -> Bool {
    switch name {
    case "href", "src", "cite", "poster", "background", "action", "formaction", "data-src":
      return isSafe(url: value)
    case "srcset", "imagesrcset", "data-srcset":
      return SourceSetReading.urls(of: value).allSatisfy { isSafe(url: $0) }
    case "style":
      return isSafe(style: value)
    default: return true
    }
  }

  /// Whether there are only properties that the policy allows, and of functions those of colours.
  private func isSafe(style: String) -> Bool {
    style.split(separator: ";").allSatisfy { declaration in
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return false }
      let name = parts[0].drop { $0 == " " }
      let functions = parts[1].lowercased().split(separator: "(", omittingEmptySubsequences: false)
      return policy.styleProperties.contains(String(name))
        && !parts[1].contains { "\\/*\"'@<>:{}".contains($0) }
        && functions.dropLast().allSatisfy { before in
          ["rgb", "rgba", "hsl", "hsla"].contains { before.hasSuffix($0) }
        }
    }
  }

  /// As the URL standard finds a scheme, and with the schemes that none of the policies has.
  private func isSafe(url: String) -> Bool {
    let stripped = url.unicodeScalars.drop { $0.value <= 0x20 }
      .filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }
    guard let first = stripped.first, first.properties.isAlphabetic, first.isASCII else {
      return true
    }
    var scheme = ""
    for scalar in stripped {
      if scalar == ":" { return ["http", "https", "mailto", "tel"].contains(scheme.lowercased()) }
      let isPart = scalar.properties.isAlphabetic || "0123456789+-.".contains(String(scalar))
      guard scalar.isASCII, isPart else { return true }
      scheme.unicodeScalars.append(scalar)
    }
    return true
  }
}
