import HTML

/// What the attributes of a page's elements say of its authors, its dates, and what it is.
struct PageMarkup {
  /// The elements that name authors, the most telling ones first: `itemprop`, `rel` and names, classes, users.
  private var authors: [[HTMLNode]] = Array(repeating: [], count: 5)
  /// The elements that may have the date of publication, the most telling ones first: `itemprop`, `time`, classes.
  private(set) var dates: [[HTMLNode]] = Array(repeating: [], count: 4)
  /// Those that have the date of the last change.
  private(set) var changes: [HTMLNode] = []
  /// The last parts of the microdata types.
  private(set) var types: Set<String> = []
  /// Whether a box says that there is more for those who pay.
  private(set) var hasPaywall = false

  /// What its microdata says besides.
  private(set) var microdata = Microdata()

  private(set) var teasers = Teasers()

  let tree: HTMLTree
  let elements: ElementTable
  private var visited = (authors: 0, dates: 0)
  /// The end of the last quote entered: what is quoted has dates of its own.
  private var quoteEnd = 0
  /// The item that the first author is a property of.
  private var scope: HTMLNode?

  init(_ tree: HTMLTree, _ elements: ElementTable) {
    self.tree = tree
    self.elements = elements
    if let head = tree.first(.head) {
      for node in tree.children(of: head) where tree.hasAttribute(.itemprop, node) {
        microdata.read(node, tree)
      }
    }
    let root = tree.body ?? .root
    let end = tree.skip(root)
    var node = HTMLNode(index: root.index + 1)
    while node < end {
      if tree.kind(of: node) == .element {
        if isAside(node, root) {
          node = tree.skip(node)
          continue
        }
        if tree.isElement(node, .blockquote) { quoteEnd = max(quoteEnd, tree.skip(node).index) }
        if let name = tree.name(of: node), PageMarkup.isSubheading(name) {
          teasers.add(heading: node, tree, elements)
        }
        let element = elements[node.index]
        if element.mayBeDate || element.mayBeAuthor { read(node, element) }
      }
      node = HTMLNode(index: node.index + 1)
    }
    teasers.close(tree, elements)
  }

  private static func isSubheading(_ name: HTMLName) -> Bool {
    switch name {
    case .h2, .h3, .h4, .h5: true
    default: false
    }
  }

  /// Whether nothing in an element is said of the article: forms, comments, navigation.
  private func isAside(_ node: HTMLNode, _ root: HTMLNode) -> Bool {
    guard let name = tree.name(of: node) else { return false }
    let element = elements[node.index]
    switch name {
    case .nav, .aside, .script, .style: return true
    // An article may have a footer of its own.
    case .footer: if element.marks.isDisjoint(with: [.article, .main]) { return true }
    // Some sites put all of a page into a form.
    case .form: if element.units * 2 <= elements[root.index].units { return true }
    default: break
    }
    // The table has the words of both attributes, and of others; few elements are worth a closer look.
    if element.ownWords.isDisjoint(with: [.comments, .related]) { return false }
    for attribute: HTMLName in [.class, .id] {
      guard let value = tree.attributeBytes(attribute, of: node) else { continue }
      let words = ClassWords(in: value.span)
      if words.contains(.post) { continue }
      if !words.isDisjoint(with: [.comments, .related]) { return true }
    }
    return false
  }

  /// Reads an element that may be of interest.
  private mutating func read(_ node: HTMLNode, _ element: ElementTable.Element) {
    let marks = MarkupAttributes(tree: tree, node: node)
    if element.mayBeAuthor {
      if let type = tree.attributeBytes(.itemtype, of: node) { addType(type) }
      if visited.authors < 80 { readAuthor(node, marks) }
      if !hasPaywall, let classes = tree.attributeBytes(.class, of: node),
        MarkupAttributes.paywallClasses.isIn(classes.span)
      {
        hasPaywall = (20...1500).contains(element.units)
      }
    }
    if element.ownMarks.contains(.microdata) { microdata.read(node, tree) }
    if element.mayBeDate, visited.dates < 400 {
      readDate(node, marks, isTime: tree.isElement(node, .time))
    }
  }

  private mutating func addType(_ type: ArraySlice<UInt8>) {
    guard types.count < 50, let last = type.split(separator: 0x2F).last else { return }
    types.insert(String(decoding: last, as: UTF8.self))
  }

  // MARK: Authors

  private mutating func readAuthor(_ node: HTMLNode, _ marks: MarkupAttributes) {
    guard let rank = marks.authorRank, authors[rank].count < 12 else { return }
    visited.authors += 1
    if rank == 0 {
      // Who wrote the comments is named like who wrote the article.
      let item = tree.ancestors(of: node).first { tree.hasAttribute(.itemscope, $0) }
      if let item, isResponse(item) { return }
      if authors[0].isEmpty { scope = item } else if item != scope { return }
      if authors[0].count > 2 { return }
    }
    authors[rank].append(node)
  }

  /// Whether an item is what somebody else has written about another: a review, a comment, an answer.
  private func isResponse(_ item: HTMLNode) -> Bool {
    guard let property = tree.attributeBytes(.itemprop, of: item) else { return false }
    return ["review", "reviews", "comment", "suggestedAnswer", "acceptedAnswer"].contains {
      property.elementsEqual($0.utf8)
    }
  }

  /// The texts that name authors, at a rank from 0 to 4.
  func authors(at rank: Int) -> [String] { authors[rank].compactMap { authorText($0, rank) } }

  /// The texts that name authors, at a rank from 1 to 3: those that stand side by side together.
  func bylines(at rank: Int) -> [[String]] {
    var found: [[String]] = []
    var last: HTMLNode?
    for node in authors[rank] {
      guard let text = authorText(node, rank) else { continue }
      // "By Mary Neil and Jane Doe"
      let parent = tree.parent(of: node)
      if let last, parent == last, rank == 1 {
        found[found.count - 1].append(text)
      } else {
        found.append([text])
      }
      last = parent
    }
    return found
  }

  /// The text that names the author: the name alone where the markup tells it from the rest.
  private func authorText(_ node: HTMLNode, _ rank: Int) -> String? {
    let end = tree.skip(node)
    if rank == 0, let content = tree.attribute(.content, of: node) { return content }
    var link: String?
    var part = HTMLNode(index: node.index + 1)
    while part < end, part.index - node.index < 200 {
      defer { part = HTMLNode(index: part.index + 1) }
      guard tree.kind(of: part) == .element else { continue }
      if let name = tree.attributeBytes(.itemprop, of: part), name.elementsEqual("name".utf8) {
        if let content = tree.attribute(.content, of: part) { return content }
        if let text = tree.shortText(of: part, limit: 80) { return text }
      }
      if link == nil, tree.isElement(part, .a), let text = tree.shortText(of: part, limit: 60) {
        link = text
      }
    }
    if let text = tree.lines(of: node, limit: 120), text.utf8.count > 2 { return text }
    return rank > 0 ? link : nil
  }

  // MARK: Dates

  private mutating func readDate(_ node: HTMLNode, _ marks: MarkupAttributes, isTime: Bool) {
    guard let rank = marks.dateRank(isTime: isTime), rank == 0 || node.index >= quoteEnd else {
      return
    }
    visited.dates += 1
    if rank != 0 { teasers.add(date: node, tree, elements) }
    if rank == 1, tree.isInSentence(node) { return }
    if rank < 0 { changes.append(node) } else { dates[rank].append(node) }
  }
}
