import HTML

/// What the names, roles and classes of a page's elements say of them.
struct PageMarks: Sendable {
  /// What an element says it holds.
  enum Hint: String, Sendable {
    case articleBody = "itemprop"
    case body = "class"
    case article = "article element"
    case main = "main element"
  }

  /// For every node, whether its text does not belong to the content.
  private var dropped: [Bool] = []
  private(set) var hints: [(HTMLNode, Hint)] = []

  /// The elements that hold what readers have written.
  private var comments: [Range<Int>] = []

  func isDropped(_ index: Int) -> Bool { dropped[index] }

  func isComment(_ index: Int) -> Bool { comments.contains { $0.contains(index) } }

  mutating func mark(_ tree: HTMLTree, _ scores: [Double], _ options: ExtractionOptions) {
    dropped.removeAll(keepingCapacity: true)
    dropped.append(contentsOf: repeatElement(false, count: tree.count))
    hints.removeAll(keepingCapacity: true)
    comments.removeAll(keepingCapacity: true)
    let body = tree.body ?? .root
    let total = scores[body.index]
    var node = HTMLNode(index: body.index + 1)
    let end = tree.skip(body)
    var articleEnd = 0
    while node < end {
      guard let name = tree.name(of: node), tree.namespace(of: node) == .html else {
        node = HTMLNode(index: node.index + 1)
        continue
      }
      let score = scores[node.index]
      let inArticle = node.index < articleEnd
      if isBoilerplate(node, name, tree, score, total, inArticle, options) {
        let next = tree.skip(node)
        for index in node.index..<next.index { dropped[index] = true }
        if options.comments, words(of: node, tree).contains(.comments) {
          comments.append(node.index..<next.index)
        }
        node = next
        continue
      }
      if name == .article || name == .main { articleEnd = max(articleEnd, tree.skip(node).index) }
      if let hint = hint(node, name, tree) { hints.append((node, hint)) }
      node = HTMLNode(index: node.index + 1)
    }
  }

  private func hint(_ node: HTMLNode, _ name: HTMLName, _ tree: HTMLTree) -> Hint? {
    if let value = tree.attributeBytes(.itemprop, of: node),
      value.elementsEqual("articleBody".utf8)
    {
      return .articleBody
    }
    if name == .article { return .article }
    if name == .main || tree.attributeBytes(.role, of: node)?.elementsEqual("main".utf8) == true {
      return .main
    }
    guard name == .div || name == .section || name == .td else { return nil }
    let words = words(of: node, tree)
    if words.contains(.body) { return .body }
    return nil
  }

  private func words(of node: HTMLNode, _ tree: HTMLTree) -> ClassWords {
    var words: ClassWords = []
    if let value = tree.attributeBytes(.class, of: node) { words.formUnion(ClassWords(in: value)) }
    if let value = tree.attributeBytes(.id, of: node) { words.formUnion(ClassWords(in: value)) }
    for attribute in tree.attributes(of: node) where attribute.bytes.count < 32 {
      let name = attribute.name
      guard !name.isKnown || name == .dataComponent || name == .dataModule || name == .dataType
      else {
        continue
      }
      words.formUnion(ClassWords(in: attribute.bytes).intersection(.telling))
    }
    return words
  }

  private func isBoilerplate(
    _ node: HTMLNode, _ name: HTMLName, _ tree: HTMLTree, _ score: Double, _ total: Double,
    _ inArticle: Bool, _ options: ExtractionOptions
  ) -> Bool {
    let share = total > 0 ? score / total : 0
    switch name {
    case .nav, .menu, .dialog: return share < 0.5
    case .noscript: return share < 0.6
    case .footer: return share < 0.3
    case .aside: return share < 0.4
    case .form: return share < 0.3
    case .header: if !inArticle, share < 0.2, score < 80 || !hasTitle(node, tree) { return true }
    case .button, .label, .legend, .output: return !isInHeading(node, tree)
    case .figcaption: return true
    case .body, .html, .main: return false
    default: break
    }
    if isHidden(node, tree), share < 0.5 { return true }
    if let role = tree.attributeBytes(.role, of: node), let isBad = isChromeRole(role) {
      if isBad, share < 0.4 { return true }
    }
    if name == .article && share > 0.2 { return false }
    if options.isDesperate, share > 0.1 { return false }
    let words = words(of: node, tree)
    if words.isEmpty { return false }
    if words.contains(.body) && share > 0.1 { return false }
    if words.contains(.post), score > 100 { return false }
    let isStrong = !words.isDisjoint(with: [.caption, .byline, .legal, .advert, .newsletter])
    if name == .p, score > 80, !isStrong { return false }
    if !words.isDisjoint(with: [.navigation, .social, .related, .newsletter, .legal, .advert]) {
      if share < 0.3 { return true }
    }
    if words.contains(.pull) { return score < 400 && share < 0.3 }
    if words.contains(.authorBox), share < 0.3 { return true }
    if words.contains(.comments), !options.isDesperate, share < 0.5 { return true }
    if words.contains(.hidden), share < 0.3 { return true }
    if words.contains(.frame), share < 0.3 { return true }
    if words.contains(.caption) { return score < 400 || share < 0.1 }
    if !words.isDisjoint(with: [.byline, .tags, .widget]) { return score < 300 && share < 0.2 }
    if words.contains(.header), !inArticle, share < 0.1, score < 80 || !hasTitle(node, tree) {
      return true
    }
    return false
  }

  private func hasTitle(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    tree.first(.h1, in: node) != nil
  }

  private func isInHeading(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    guard let parent = tree.parent(of: node), let name = tree.name(of: parent) else { return false }
    switch name {
    case .h1, .h2, .h3, .h4, .h5, .h6, .summary, .dt: return true
    default: return false
    }
  }

  private func isHidden(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    if let value = tree.attributeBytes(.hidden, of: node) {
      return !value.elementsEqual("until-found".utf8)
    }
    if tree.attributeBytes(.ariaHidden, of: node)?.elementsEqual("true".utf8) == true {
      return true
    }
    guard let style = tree.attributeBytes(.style, of: node) else { return false }
    let squeezed = style.lazy.filter { $0 != 0x20 }
    return String(decoding: Array(squeezed), as: UTF8.self).lowercased().contains("display:none")
  }

  private func isChromeRole(_ role: ArraySlice<UInt8>) -> Bool? {
    switch String(decoding: role, as: UTF8.self) {
    case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
      "menu", "menubar", "toolbar", "alert", "tooltip", "status":
      true
    default: nil
    }
  }
}
