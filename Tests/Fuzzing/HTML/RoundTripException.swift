package import HTML

/// Why a tree is not parsed as it is written.
package enum RoundTripException {
  /// Looks for a reason.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - context: What it was parsed for, if it is a fragment.
  /// - Returns: The first reason found; `nil` for a tree that is to be kept.
  package static func found(in tree: HTMLTree, for context: HTMLContext? = nil) -> String? {
    let hasDoctype = tree.children(of: .root).contains { tree.kind(of: $0) == .doctype }
    if !tree.limits.isEmpty { return "the document ran into a limit" }
    if tree.quirks, hasDoctype { return "the type turns on quirks" }
    for node in tree.descendants(of: .root) {
      if isMisplacedInTable(node, tree) { return "what is in a table is no part of it" }
      guard let name = tree.name(of: node), tree.namespace(of: node) == .html else { continue }
      let text = tree.text(of: name)
      if text == "form", context?.isInForm == true { return "a form in a form" }
      if text == "input" || text == "select", context?.name == "select" {
        return "\(text) in a select"
      }
      if isReadAsForeign(node, text, tree, context) { return "\(text) in foreign content" }
      if let reason = found(node, text, tree) { return reason }
    }
    return nil
  }

  /// Whether a tree may become longer whenever it is written and parsed.
  static func mayGrow(_ tree: HTMLTree) -> Bool {
    if !tree.limits.isEmpty { return true }
    return tree.descendants(of: .root).contains { node in
      tree.isElement(node, .plaintext)
        || tree.isElement(node, .selectedcontent)
        || hasComment(inScript: node, tree)
    }
  }

  /// Whether there is a form in a form: of many side by side in one, each time of writing and parsing brings
  /// one out.
  static func hasFormInForm(_ tree: HTMLTree, for context: HTMLContext?) -> Bool {
    tree.descendants(of: .root).contains { node in
      tree.isElement(node, .form)
        && (context?.isInForm == true
          || tree.ancestors(of: node).contains { tree.isElement($0, .form) })
    }
  }

  /// How much raw text becomes markup when a tree is written and parsed: that in HTML that is read as
  /// SVG or MathML, where a `style` is an element like any other.
  ///
  /// In what becomes markup there may be the same again: of `<math><mtext><table><mglyph><style>`, many
  /// times over, all but the first is the text of a `style` in a `mglyph` of HTML, which has left the
  /// table (section 13.2.6.1, "foster parenting"); there it is read as one of MathML. So each time brings
  /// forth one more, as long as this number falls.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - context: What it was parsed for, if it is a fragment.
  /// - Returns: Its length in bytes.
  static func rawTextRead(in tree: HTMLTree, for context: HTMLContext?) -> Int {
    var length = 0
    var end = HTMLNode.root
    for node in tree.descendants(of: .root) {
      if node < end {
        if tree.kind(of: node) == .text, let parent = tree.parent(of: node), isRawText(parent, tree)
        {
          length += tree.bytes(of: node).count
        }
      } else if let name = tree.name(of: node), tree.namespace(of: node) == .html,
        isReadAsForeign(node, tree.text(of: name), tree, context)
      {
        end = tree.skip(node)
      }
    }
    return length
  }

  private static func isRawText(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    [HTMLName.style, .script, .xmp, .iframe, .noembed, .noframes, .noscript]
      .contains { tree.isElement(node, $0) }
  }

  private static func hasComment(inScript node: HTMLNode, _ tree: HTMLTree) -> Bool {
    // By scalars: a joiner behind it belongs to the last character of "<!--".
    tree.isElement(node, .script)
      && Array(tree.text(of: node).unicodeScalars).firstRange(of: Array("<!--".unicodeScalars))
        != nil
  }

  private static func found(_ node: HTMLNode, _ name: String, _ tree: HTMLTree) -> String? {
    if name == "plaintext" { return "plaintext" }
    if ["hr", "option", "optgroup"].contains(name), isInImplied(node, tree) {
      return "\(name) in what it ends within a select"
    }
    if hasComment(inScript: node, tree) { return "a comment in a script" }
    if name == "selectedcontent",
      tree.descendants(of: node).contains(where: { tree.isElement($0, .template) })
    {
      return "a selectedcontent that is copied with a template"
    }
    var isDirect = true
    for ancestor in tree.ancestors(of: node) where tree.namespace(of: ancestor) == .html {
      guard let outer = tree.name(of: ancestor).map({ tree.text(of: $0) }) else { continue }
      if isEnded(outer, by: name, isDirect: isDirect) { return "\(name) in \(outer)" }
      if outer == "template" { break }
      isDirect = false
    }
    return nil
  }

  /// Whether an element in a `select` stands directly in one whose end tag may be left out.
  private static func isInImplied(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    guard let parent = tree.parent(of: node), let name = tree.name(of: parent) else { return false }
    return tree.namespace(of: parent) == .html
      && implied.subtracting(["option", "optgroup"]).contains(tree.text(of: name))
      && tree.ancestors(of: node).contains { tree.isElement($0, .select) }
  }

  /// What ends with what is around it.
  private static let implied: Set = [
    "dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc",
  ]

  /// Whether a start tag ends an element that is open, at least sometimes.
  private static func isEnded(_ outer: String, by name: String, isDirect: Bool) -> Bool {
    // A part of a ruby ends all whose end tags may be left out, unless a table stands between.
    if ["rt", "rp", "rb", "rtc"].contains(name), implied.contains(outer) { return true }
    return switch outer {
    case "a", "nobr", "form", "button", "li": name == outer
    case "select": name == "select" || name == "input"
    case "html": isDirect && !["head", "body", "frameset", "noframes"].contains(name)
    case "dd", "dt": name == "dd" || name == "dt"
    case "option", "optgroup": ["option", "optgroup", "hr"].contains(name)
    case "p": endsParagraph.contains(name)
    case "h1", "h2", "h3", "h4", "h5", "h6": isDirect && name.first == "h" && name.count == 2
    default: false
    }
  }

  /// Whether an HTML element stands where its tag is read as that of SVG or MathML, or ends those.
  private static func isReadAsForeign(
    _ node: HTMLNode, _ name: String, _ tree: HTMLTree, _ context: HTMLContext?
  ) -> Bool {
    let parent = tree.parent(of: node) ?? .root
    if parent == .root {
      guard let context, context.namespace != .html else { return false }
      return isReadAsForeign(
        name, in: context.name, context.namespace,
        isHTML: ["text/html", "application/xhtml+xml"].contains(context.encoding?.lowercased()))
    }
    guard let outer = tree.name(of: parent).map({ tree.text(of: $0) }) else { return false }
    let encoding = tree.attribute(.encoding, of: parent)?.lowercased()
    return isReadAsForeign(
      name, in: outer, tree.namespace(of: parent),
      isHTML: ["text/html", "application/xhtml+xml"].contains(encoding))
  }

  private static func isReadAsForeign(
    _ name: String, in outer: String, _ namespace: HTMLNamespace, isHTML: Bool
  ) -> Bool {
    switch namespace {
    case .html: return false
    case .svg: return !["foreignObject", "desc", "title"].contains(outer)
    case .mathML:
      if ["mi", "mo", "mn", "ms", "mtext"].contains(outer) {
        return name == "mglyph" || name == "malignmark"
      }
      return outer != "annotation-xml" || !isHTML
    }
  }

  private static let endsParagraph = Set(
    """
    address article blockquote center dd div dl dt form h1 h2 h3 h4 h5 h6 hr li ol p pre rb rp rt
    rtc table ul
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
