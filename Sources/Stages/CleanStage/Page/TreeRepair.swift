import HTML

/// Mends a page's tree before it is read: what browsers show otherwise than the parser has it.
///
/// Templates that are a shadow root are ordinary content; others, if they are to be, stand apart from the text beside
/// them, as scripts put them elsewhere. Images of AMP are images, and a heading that was never closed ends where the
/// first paragraph begins.
struct TreeRepair {
  private let tree: HTMLTree
  /// The templates whose contents are opened, by their places.
  private var templates: Set<Int> = []
  /// Those of them that become a block of their own.
  private var boxes: Set<Int> = []
  /// The headings that end early, and the place where they end.
  private var headings: [Int: Int] = [:]
  private let images: [HTMLName]

  /// Mends a tree.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - shape: What is on it.
  ///   - opensTemplates: Whether to open all templates rather than shadow roots alone.
  /// - Returns: The tree; `nil` if there is nothing to mend, as on most pages.
  static func mended(
    _ tree: HTMLTree, _ shape: PageShape, opensTemplates: Bool = false
  ) -> HTMLTree? {
    let repair = TreeRepair(tree, shape, opensTemplates)
    if repair.templates.isEmpty, repair.headings.isEmpty, repair.images.isEmpty { return nil }
    return repair.excerpt()
  }

  private init(_ tree: HTMLTree, _ shape: PageShape, _ opensTemplates: Bool) {
    self.tree = tree
    images = ["amp-img", "amp-anim"].compactMap { tree.name($0) }
    if !shape.templates.isEmpty {
      let shadow = tree.name("shadowrootmode")
      for index in shape.templates {
        let node = HTMLNode(index: index)
        let isShadow = shadow.map { tree.hasAttribute($0, node) } ?? false
        if isShadow || opensTemplates { templates.insert(index) }
        if !isShadow, opensTemplates, !hasOnlyBlocks(node) { boxes.insert(index) }
      }
    }
    var end = 0
    for index in shape.blocksInHeadings where index >= end {
      guard let heading = heading(around: HTMLNode(index: index)) else { continue }
      end = tree.skip(heading).index
      if let place = place(ofEnd: heading) { headings[heading.index] = place }
    }
  }

  /// The outermost heading around a node.
  private func heading(around node: HTMLNode) -> HTMLNode? {
    var found: HTMLNode?
    for outer in tree.ancestors(of: node) where tree.namespace(of: outer) == .html {
      switch tree.name(of: outer) {
      case .h1?, .h2?, .h3?, .h4?, .h5?, .h6?: found = outer
      default: break
      }
    }
    return found
  }

  /// Where a heading ends: before the first block in it, if there is text of its own before that; `nil` if it
  /// is as it should be.
  private func place(ofEnd heading: HTMLNode) -> Int? {
    var hasText = false
    for child in tree.children(of: heading) {
      if let name = tree.name(of: child), ElementClass.of(name).contains(.block) {
        return hasText ? child.index : nil
      }
      if !hasText {
        hasText = tree.subtree(of: child).contains {
          tree.kind(of: $0) == .text && !tree.bytes(of: $0).allSatisfy(Space.isSpace)
        }
      }
    }
    return nil
  }

  /// Whether everything in a template stands apart by itself, such as paragraphs, or rows for a table around it.
  private func hasOnlyBlocks(_ template: HTMLNode) -> Bool {
    tree.children(of: template).flatMap { tree.children(of: $0) }.allSatisfy { node in
      switch tree.kind(of: node) {
      case .text: tree.bytes(of: node).allSatisfy(Space.isSpace)
      case .element:
        tree.name(of: node).map { !ElementClass.of($0).isDisjoint(with: [.block, .silent]) }
          ?? false
      default: true
      }
    }
  }

  private func excerpt() -> HTMLTree {
    let runs = headings.sorted { $0.key < $1.key }.map { heading, end in
      HTMLExcerpt.Run(
        heading + 1..<end, in: tree.name(of: HTMLNode(index: heading)) ?? .h2)
    }
    var imageEnd = 0
    return tree.excerpt(wrapping: runs) { node in
      // What stands in an image is what is shown while it is loaded.
      if node.index < imageEnd { return .drop }
      switch tree.kind(of: node) {
      case .content:
        let isOpen = tree.parent(of: node).map { templates.contains($0.index) } ?? false
        return isOpen ? .unwrap : .keep
      case .element: break
      default: return .keep
      }
      if boxes.contains(node.index) { return .rewrite(.div, []) }
      if templates.contains(node.index) || headings[node.index] != nil { return .unwrap }
      guard let name = tree.name(of: node), images.contains(name) else { return .keep }
      imageEnd = tree.skip(node).index
      var attributes: [(name: HTMLName, value: [UInt8])] = []
      tree.forEachAttribute(of: node) { name, value in
        attributes.append((name, value.withUnsafeBufferPointer(Array.init)))
      }
      return .rewrite(.img, attributes)
    }
  }
}
