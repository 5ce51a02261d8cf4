import HTML

/// Tells by its name, role and classes whether an element belongs to a page's content.
///
/// Names lie: a class `sidebar` may hold the whole page. So the share of the page's running text that
/// stands in an element is weighed against what the element is called.
struct ElementJudge {
  let tree: HTMLTree
  let shape: PageShape
  let elements: ElementTable
  /// For every element, how much running text is in it.
  let scores: [Double]
  /// How much there is in all.
  let total: Double
  let options: ExtractionOptions
  /// The end of the last `article` or `main` element entered.
  var articleEnd = 0

  /// Why an element is something around or within the content that does not belong to it; `nil` if it is not.
  func boilerplate(_ node: HTMLNode, _ name: HTMLName) -> Boilerplate? {
    let score = scores[node.index]
    let share = share(score)
    switch name {
    case .body, .html, .main: return nil
    case .nav, .menu, .dialog: return share < 0.5 ? .name : nil
    case .noscript: return share < 0.6 ? .name : nil
    // Who is quoted.
    case .footer where elements[node.index].marks.contains(.quote): return nil
    case .footer, .form: return share < 0.3 ? .name : nil
    case .aside: return share < 0.4 ? .name : nil
    case .button, .label, .legend, .output: return isInHeading(node) ? nil : .name
    case .figcaption: return .name
    case .header: if isSiteHeader(node, below: 0.2) { return .siteHeader }
    default: break
    }
    let marks = elements[node.index].ownMarks
    if share < 0.5, marks.contains(.hidden) { return .hidden }
    if share < 0.4, marks.contains(.chrome) { return .role }
    if name == .article, share > 0.2 { return nil }
    if options.isDesperate, share > 0.1 { return nil }
    let words = words(of: node)
    if words.isEmpty { return nil }
    let found = boilerplate(node, name, words, score, share)
    return found.isEmpty ? nil : .words(found)
  }

  /// Why an element is something that asks for something.
  func plea(_ node: HTMLNode) -> Boilerplate {
    let found = words(of: node).intersection(ClassWords.around.union(.plea))
    return found.isEmpty ? .role : .words(found)
  }

  /// What an element says it holds, of what the content may be in.
  func hint(_ node: HTMLNode, _ name: HTMLName) -> PageMarks.Hint? {
    let marks = elements[node.index].ownMarks
    if marks.contains(.articleBody) { return .articleBody }
    if name == .article { return .article }
    if marks.contains(.main) { return .main }
    guard name == .div || name == .section || name == .td else { return nil }
    return words(of: node).contains(.body) ? .body : nil
  }

  /// The words in an element's `class` and `id`, and the telling ones in attributes of a site's own.
  func words(of node: HTMLNode) -> ClassWords { elements[node.index].ownWords }

  /// The words that make an element boilerplate; none if they do not.
  private func boilerplate(
    _ node: HTMLNode, _ name: HTMLName, _ words: ClassWords, _ score: Double, _ share: Double
  ) -> ClassWords {
    if words.contains(.body), share > 0.1 { return [] }
    if words.contains(.post), score > 100 { return [] }
    let isStrong = !words.isDisjoint(with: [.caption, .byline, .legal, .advert, .newsletter])
    if name == .p, score > 80, !isStrong { return [] }
    if !words.isDisjoint(with: .around), share < 0.3 { return words.intersection(.around) }
    if words.contains(.pull) { return score < 400 && share < 0.3 ? .pull : [] }
    if words.contains(.comments), !options.isDesperate, share < 0.5 { return .comments }
    if words.contains(.caption) { return score < 400 || share < 0.1 ? .caption : [] }
    if !words.isDisjoint(with: [.byline, .tags, .widget]) {
      let isSmall = score < (options.favor == .recall ? 60 : 300) && share < 0.2
      return isSmall ? words.intersection([.byline, .tags, .widget]) : []
    }
    return words.contains(.header) && isSiteHeader(node, below: 0.1) ? .header : []
  }

  /// How much of the page's running text an amount is.
  private func share(_ score: Double) -> Double {
    guard total > 0 else { return 0 }
    return switch options.favor {
    case .precision: score / total * 0.7
    case .balanced: score / total
    case .recall: score / total * 1.6
    }
  }

  /// Whether a header is the site's rather than the article's.
  private func isSiteHeader(_ node: HTMLNode, below limit: Double) -> Bool {
    let score = scores[node.index]
    return node.index >= articleEnd && share(score) < limit
      && (score < 80 || !shape.hasTitle(node, tree))
  }

  private func isInHeading(_ node: HTMLNode) -> Bool {
    guard let parent = tree.parent(of: node), let name = tree.name(of: parent) else { return false }
    switch name {
    case .h1, .h2, .h3, .h4, .h5, .h6, .summary, .dt: return true
    default: return false
    }
  }
}
