import HTML
import PipeKit

/// What the attributes of a page's elements say of its authors, its dates, and what it is.
struct PageMarkup {
  /// The elements that name authors, the most telling ones first: `itemprop`, `rel` and names, classes, users.
  private var authors: [[HTMLNode]] = Array(repeating: [], count: 5)
  /// The elements that may have the date of publication, the most telling ones first: `itemprop`, `time`, classes.
  private var dates: [[HTMLNode]] = Array(repeating: [], count: 4)
  /// Those that have the date of the last change.
  private var changes: [HTMLNode] = []
  /// The last parts of the microdata types.
  private(set) var types: Set<String> = []
  /// Whether a box says that there is more for those who pay.
  private(set) var hasPaywall = false

  private let tree: HTMLTree
  private let elements: ElementTable
  private var visited = (authors: 0, dates: 0)
  /// The end of the last quote entered: what is quoted has dates of its own.
  private var quoteEnd = 0
  /// The item that the first author is a property of.
  private var scope: HTMLNode?

  init(_ tree: HTMLTree, _ elements: ElementTable) {
    self.tree = tree
    self.elements = elements
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
        let element = elements[node.index]
        if element.mayBeDate || element.mayBeAuthor { read(node, element) }
      }
      node = HTMLNode(index: node.index + 1)
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
      if authors[0].isEmpty { scope = item } else if item != scope { return }
      if authors[0].count > 2 { return }
    }
    authors[rank].append(node)
  }

  /// The texts that name authors, at a rank from 0 to 4.
  func authors(at rank: Int) -> [String] { authors[rank].compactMap { authorText($0, rank) } }

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
    if rank < 0 { changes.append(node) } else { dates[rank].append(node) }
  }

  /// The first date of publication, its element and rank, and the first date that its element says to be that of a change.
  ///
  /// - Parameters:
  ///   - nodes: Where to look; everywhere if it is `nil`.
  ///   - worst: The rank to stop at.
  /// - Returns: The dates, as far as there are any.
  func published(
    in nodes: Range<Int>? = nil, upTo worst: Int = 3
  )
    -> (date: Timestamp?, node: HTMLNode?, rank: Int, change: Timestamp?)
  {
    var change: Timestamp?
    for rank in dates.indices where rank <= worst {
      for node in dates[rank] where nodes?.contains(node.index) ?? true {
        guard let found = date(of: node, withTitle: rank == 0 || rank == 2) else { continue }
        if !found.isChange { return (found.date, node, rank, change) }
        change = change ?? found.date
      }
    }
    return (nil, nil, dates.count, change)
  }

  /// The date of the last change, as far as attributes tell.
  var modified: Timestamp? {
    for node in changes { if let found = date(of: node, withTitle: true) { return found.date } }
    return nil
  }

  /// The date of an element, and whether it says that it is that of a change.
  private func date(
    of node: HTMLNode, withTitle: Bool = false
  )
    -> (date: Timestamp, isChange: Bool)?
  {
    if let stated = tree.attribute(.datetime, of: node) ?? tree.attribute(.content, of: node),
      let date = DateReader.read(stated)
    {
      return (date, !tree.hasAttribute(.itemprop, node) && isLabelledChange(node))
    }
    if tree.hasDigits(in: node), let found = dateInText(of: node) { return found }
    guard withTitle, let title = tree.attribute(.title, of: node) else { return nil }
    return DateReader.read(title).map { ($0, false) }
  }

  private func dateInText(of node: HTMLNode) -> (date: Timestamp, isChange: Bool)? {
    guard let text = tree.lines(of: node, limit: 500) else { return nil }
    if let date = DateLabel.published(in: text) { return (date, false) }
    // Long texts have dates of all kinds.
    guard text.utf8.count < 200,
      let date = DateReader.find(in: text) ?? DateReader.read(text)
        ?? DateReader.findShort(in: text)
    else { return nil }
    return (date, DateLabel.isModified(text) || isLabelledChange(node))
  }

  /// Whether the words right before an element say that it has the date of a change: `Updated <time>…`.
  private func isLabelledChange(_ node: HTMLNode) -> Bool {
    var index = node.index - 1
    while index > 0, node.index - index < 12 {
      let other = HTMLNode(index: index)
      if tree.kind(of: other) == .text {
        let bytes = tree.bytes(of: other)
        if bytes.contains(where: { $0 > 0x2F && $0 != 0x3A && $0 != 0x7C }) {
          guard bytes.count < 60 else { return false }
          let text = String(decoding: bytes, as: UTF8.self)
          return DateLabel.isModified(text)
        }
      }
      index -= 1
    }
    return false
  }
}
