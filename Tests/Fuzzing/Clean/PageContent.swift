import HTML

/// All that a page says, to compare with what is found of it.
struct PageContent {
  let tree: HTMLTree
  /// The text of the whole page, by ``letters(_:)``.
  let letters: [UInt8]
  /// The text that is read, shadow roots among it; `nil` where classes may tell of parts of lines that they are not.
  let read: [UInt8]?
  /// The same with what stands in all templates, apart from what is around them.
  let readWithTemplates: [UInt8]?

  /// A byte that no text has, so that words do not stand together across it.
  private static let bar: UInt8 = 0xFF

  /// Reads a page.
  init(_ bytes: [UInt8], charset: String?) {
    var parser = HTMLParser()
    tree = parser.parse(bytes, charset: charset)
    var text: [UInt8] = []
    tree.appendText(of: .root, to: &text)
    letters = PageContent.letters(text)
    read = PageContent.read(of: tree, opensTemplates: false)
    readWithTemplates = PageContent.read(of: tree, opensTemplates: true)
  }

  private static func read(of tree: HTMLTree, opensTemplates: Bool) -> [UInt8]? {
    var text: [UInt8] = []
    var node = HTMLNode(index: 1)
    var ends: [HTMLNode] = []
    let shadow = tree.name("shadowrootmode")
    while node < tree.endOfTree {
      while let end = ends.last, end <= node {
        text.append(bar)
        ends.removeLast()
      }
      if tree.kind(of: node) == .text { text.append(contentsOf: tree.bytes(of: node)) }
      if tree.kind(of: node) == .element {
        let name = tree.name(of: node).map { tree.text(of: $0) } ?? ""
        let isTemplate = tree.isElement(node, .template)
        let isShadow = isTemplate && (shadow.map { tree.hasAttribute($0, node) } ?? false)
        if isTemplate, !isShadow, opensTemplates {
          // One without anything in it, as where elements are too deep, parts nothing.
          if tree.skip(node).index > node.index + 2 {
            text.append(bar)
            ends.append(tree.skip(node))
          }
        } else if !isShadow, tree.namespace(of: node) != .html || silent.contains(name) {
          node = tree.skip(node)
          continue
        }
        if name == "button" { return nil }
        if parts.contains(name), tree.attribute(.class, of: node) != nil { return nil }
      }
      node = HTMLNode(index: node.index + 1)
    }
    return letters(text)
  }

  private static let parts: Set<String> = ["span", "small", "a", "i", "sup"]
  private static let silent = Set(
    """
    head script style template svg iframe object embed canvas audio video map applet noembed \
    noframes select datalist textarea input progress meter title link meta base rp frameset frame
    """.split(separator: " ").map(String.init))

  /// A text without white space, controls, what takes no room, and the bars between cells.
  static func letters(_ text: some Sequence<UInt8>) -> [UInt8] {
    let text = Array(text)
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte <= 0x20 || byte == 0x7F || byte == 0x7C {
        index += 1
      } else if byte >= 0xC2, let length = spaceLength(text, index) {
        index += length
      } else {
        output.append(byte)
        index += 1
      }
    }
    return output
  }

  private static func spaceLength(_ text: [UInt8], _ index: Int) -> Int? {
    let scalar = String(decoding: text[index..<min(index + 4, text.count)], as: UTF8.self)
      .unicodeScalars.first
    switch scalar?.value ?? 0 {
    case 0x80...0xA0, 0xAD: return 2
    case 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: return 3
    default: return nil
    }
  }

  /// Whether the bytes stand in others in their order, if not side by side.
  static func stand(_ part: [UInt8], in whole: [UInt8]) -> Bool {
    var index = 0
    for byte in whole where index < part.count && byte == part[index] { index += 1 }
    return index == part.count
  }

  /// Whether the bytes stand in others side by side.
  static func standTogether(_ part: [UInt8], in whole: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    var start = 0
    while start + part.count <= whole.count {
      if whole[start] == first, whole[start..<start + part.count].elementsEqual(part) {
        return true
      }
      start += 1
    }
    return false
  }

  /// How much running text stands in paragraphs that are plainly an article's: in an `article`, with
  /// nothing around them that has attributes.
  var plainArticle: Int {
    var sum = 0
    for node in tree.descendants(of: .root) where tree.isElement(node, .p) {
      guard tree.attributes(of: node).isEmpty, isPlain(node) else { continue }
      var text: [UInt8] = []
      let hasParts = tree.descendants(of: node).contains { tree.kind(of: $0) == .element }
      tree.appendText(of: node, to: &text)
      if !hasParts, text.count >= 100, text.contains(0x2E) { sum += text.count }
    }
    return sum
  }

  private func isPlain(_ node: HTMLNode) -> Bool {
    var isInArticle = false
    for ancestor in tree.ancestors(of: node) where ancestor != node {
      guard tree.kind(of: ancestor) == .element else { continue }
      guard let name = tree.name(of: ancestor),
        [.html, .body, .div, .main, .section, .article].contains(name)
      else { return false }
      if name != .html, !tree.attributes(of: ancestor).isEmpty { return false }
      isInArticle = isInArticle || name == .article
    }
    return isInArticle
  }
}
