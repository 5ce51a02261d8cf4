import HTML

/// Why a tree is not parsed as it is written.
enum RoundTripException {
  /// The first reason found; `nil` for a tree that is to be kept.
  static func found(in tree: HTMLTree) -> String? {
    let hasDoctype = tree.children(of: .root).contains { tree.kind(of: $0) == .doctype }
    if tree.quirks, hasDoctype { return "the type turns on quirks" }
    for node in tree.descendants(of: .root) {
      if isMisplacedInTable(node, tree) { return "what is in a table is no part of it" }
      guard let name = tree.name(of: node), tree.namespace(of: node) == .html else { continue }
      if let reason = found(node, tree.text(of: name), tree) { return reason }
    }
    return nil
  }

  private static func found(_ node: HTMLNode, _ name: String, _ tree: HTMLTree) -> String? {
    if name == "plaintext" { return "plaintext" }
    if name == "script", tree.text(of: node).contains("<!--") { return "a comment in a script" }
    var isDirect = true
    for ancestor in tree.ancestors(of: node) where tree.namespace(of: ancestor) == .html {
      guard let outer = tree.name(of: ancestor).map({ tree.text(of: $0) }) else { continue }
      if isEnded(outer, by: name, isDirect: isDirect) { return "\(name) in \(outer)" }
      if outer == "template" { break }
      isDirect = false
    }
    return nil
  }

  /// Whether a start tag ends an element that is open, at least sometimes.
  private static func isEnded(_ outer: String, by name: String, isDirect: Bool) -> Bool {
    switch outer {
    case "a", "nobr", "form", "button", "select", "li": name == outer
    case "dd", "dt": name == "dd" || name == "dt"
    case "option", "optgroup": ["option", "optgroup", "hr"].contains(name)
    case "p": endsParagraph.contains(name)
    case "h1", "h2", "h3", "h4", "h5", "h6": isDirect && name.first == "h" && name.count == 2
    case "rt", "rp", "rb", "rtc": ["rt", "rp", "rb", "rtc"].contains(name)
    default: false
    }
  }

  private static let endsParagraph = Set(
    """
    address article blockquote center dd div dl dt form h1 h2 h3 h4 h5 h6 hr li ol p pre rb rp rt
    table ul
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static func isMisplacedInTable(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    guard let parent = tree.parent(of: node), tree.namespace(of: parent) == .html,
      let outer = tree.name(of: parent).map({ tree.text(of: $0) })
    else { return false }
    let name = tree.name(of: node).map { tree.text(of: $0) }
    let allowed: [String]
    switch outer {
    case "table": allowed = ["caption", "colgroup", "tbody", "thead", "tfoot"]
    case "tbody", "thead", "tfoot": allowed = ["tr"]
    case "tr": allowed = ["td", "th"]
    case "colgroup": allowed = ["col"]
    default: return false
    }
    if let name {
      return !allowed.contains(name) && !["script", "style", "template"].contains(name)
    }
    return tree.kind(of: node) == .text && !tree.text(of: node).allSatisfy(\.isWhitespace)
  }
}
