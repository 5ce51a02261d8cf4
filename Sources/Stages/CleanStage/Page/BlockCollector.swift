import HTML

/// Splits the text of a page into blocks.
struct BlockCollector: Sendable {
  /// What holds for everything in an element.
  private struct Context: Sendable {
    var container: Int32 = 0
    var group: Int32 = 0
    var cell: Int32 = 0
    var list: Int32 = 0
    var kind = TextBlock.Kind.paragraph
    var isLink = false
    var isAnchor = false
    var isFixed = false
    var isData = false
  }

  /// The text of all blocks, white space squeezed.
  private(set) var text: [UInt8] = []
  private(set) var blocks: [TextBlock] = []
  /// The nodes that are not read, as nothing in them is shown or is text, in document order.
  private(set) var silent: [Range<Int>] = []
  /// Whether there are more blocks than are collected.
  private(set) var isCut = false

  /// How many blocks of a page are collected.
  ///
  /// What is known of a block takes about a kilobyte in all; the longest of books has fewer.
  var limit = 1 << 18

  /// The elements within lines of which each is a block of its own.
  private var apart: Set<Int> = []
  private var contexts: [Context] = []
  private var current: TextBlock?
  private var wantsSpace = false
  private var breaks = 0
  /// Whether the preformatted element that is being read may hold the numbers of lines of code.
  private var mayBeGutter = false

  /// Collects the blocks of a tree, but for what stands in silent elements.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - elements: What its elements are.
  ///   - apart: Elements that are blocks of their own even within a line.
  mutating func collect(_ tree: HTMLTree, _ elements: ElementTable, apart: Set<Int> = []) {
    self.apart = apart
    text.removeAll(keepingCapacity: true)
    blocks.removeAll(keepingCapacity: true)
    silent.removeAll(keepingCapacity: true)
    contexts.removeAll(keepingCapacity: true)
    contexts.append(Context())
    current = nil
    isCut = false
    var node = HTMLNode(index: 1)
    while node < tree.endOfTree, !isCut {
      let context = contexts[tree.parent(of: node)?.index ?? 0]
      switch tree.kind(of: node) {
      case .text:
        contexts.append(context)
        append(tree.bytes(of: node).span, node.index, context)
      case .element:
        guard let name = tree.name(of: node) else { break }
        let elementClass = ElementClass.of(name)
        if elementClass.contains(.silent) || tree.namespace(of: node) != .html
          || isSilentInline(node, name, elementClass, context, elements, tree)
        {
          let next = tree.skip(node)
          if !name.isKnown { wantsSpace = true }
          silent.append(node.index..<next.index)
          contexts.append(contentsOf: repeatElement(context, count: next.index - node.index))
          node = next
          continue
        }
        contexts.append(enter(node, name, elementClass, context, tree))
      default: contexts.append(context)
      }
      node = HTMLNode(index: node.index + 1)
    }
    flush()
  }

  private mutating func enter(
    _ node: HTMLNode, _ name: HTMLName, _ elementClass: ElementClass, _ outer: Context,
    _ tree: HTMLTree
  ) -> Context {
    var context = outer
    if elementClass.contains(.block) {
      flush()
      context.container = Int32(truncatingIfNeeded: node.index)
    }
    let here = Int32(truncatingIfNeeded: node.index)
    if !apart.isEmpty, apart.contains(node.index) { context.container = here }
    switch name {
    case .br: breaks += 1
    case .a:
      if let target = tree.attributeBytes(.href, of: node) {
        context.isAnchor = target.first == 0x23 && target.count > 1
        context.isLink = !context.isAnchor
      }
    case .h1: context.kind = .heading(level: 1)
    case .h2: context.kind = .heading(level: 2)
    case .h3: context.kind = .heading(level: 3)
    case .h4: context.kind = .heading(level: 4)
    case .h5: context.kind = .heading(level: 5)
    case .h6: context.kind = .heading(level: 6)
    case .li: (context.kind, context.group) = (.item, here)
    case .dt, .dd: (context.kind, context.group) = (.term, here)
    case .table: context.isData = DataTable.isData(node, tree)
    case .tr: context.group = here
    case .td, .th:
      context.kind = context.isData ? .cell : .paragraph
      context.cell = context.isData ? here : 0
    case .ul, .ol, .menu, .dir: if context.list == 0 { context.list = here }
    case .figcaption, .caption: context.kind = .caption
    case .blockquote: context.kind = .quote
    case .cite: if isSource(node, outer, tree) { context.container = here }
    case .pre, .listing, .xmp:
      (context.kind, context.group, context.isFixed) = (.preformatted, here, true)
      mayBeGutter = context.cell == 0 && LineNumbers.mayStand(in: node, tree)
    default: break
    }
    return context
  }

  /// Whether a `cite` says whose words follow, in a line of its own: "rye_fan wrote:".
  private func isSource(_ node: HTMLNode, _ outer: Context, _ tree: HTMLTree) -> Bool {
    guard outer.kind == .quote, let parent = tree.parent(of: node),
      !tree.isElement(parent, .p), outer.container == Int32(truncatingIfNeeded: parent.index)
    else { return false }
    return current.map { $0.container != parent.index } ?? true
  }

  /// Whether an element within a line has nothing to read: a button, a text for screen readers.
  private func isSilentInline(
    _ node: HTMLNode, _ name: HTMLName, _ elementClass: ElementClass, _ outer: Context,
    _ elements: ElementTable, _ tree: HTMLTree
  ) -> Bool {
    if elementClass.contains(.block) { return false }
    if name == .button {
      if case .heading = outer.kind { return false }
      return outer.kind != .term
    }
    // Of names of a site's own only those of AMP are known for what they hold.
    if !name.isKnown { return elements[node.index].isUnread && elements[node.index].isHidden }
    guard name == .span || name == .small || name == .a || name == .i || name == .sup else {
      return false
    }
    if name != .a { return elements[node.index].isUnread }
    return elements[node.index].isHidden || (isTitle(outer, tree) && tree.isPermalink(node))
  }

  /// Whether what is read is a heading or a term, in which marks link to their own place.
  private func isTitle(_ context: Context, _ tree: HTMLTree) -> Bool {
    switch context.kind {
    case .heading: true
    case .term: tree.isElement(HTMLNode(index: Int(context.group)), .dt)
    default: false
    }
  }

  // MARK: Text

  private mutating func append(_ bytes: Span<UInt8>, _ node: Int, _ context: Context) {
    if let open = current, open.container != Int(context.container) || breaks > 1 { flush() }
    if current == nil, !context.isFixed, isBlank(bytes) { return }
    if current == nil {
      current = TextBlock(
        kind: context.kind, container: Int(context.container), group: Int(context.group),
        cell: Int(context.cell), list: Int(context.list), first: node, last: node,
        range: text.count..<text.count)
      wantsSpace = false
      breaks = 0
    }
    if context.isFixed {
      appendFixed(bytes, node, context)
    } else {
      appendSqueezed(bytes, node, context)
    }
  }

  private func isBlank(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        index += 2
      } else if Space.isSpace(byte) {
        index += 1
      } else {
        return false
      }
    }
    return true
  }

  private mutating func appendSqueezed(
    _ bytes: Span<UInt8>, _ node: Int, _ context: Context
  ) {
    guard var block = current else { return }
    var index = 0
    let before = block.units
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte < 0xC2 ? 0 : Space.length(bytes, index)
      if Space.isGap(byte) || length > 0 {
        wantsSpace = wantsSpace || !Space.isInvisible(bytes, index)
        index += max(1, length)
        continue
      }
      if breaks > 0 {
        if text.count > block.range.lowerBound { text.append(0x0A) }
      } else if wantsSpace, text.count > block.range.lowerBound {
        text.append(0x20)
      }
      breaks = 0
      wantsSpace = false
      let start = index
      index = BlockCollector.endOfRun(bytes, start, &block)
      append(bytes.extracting(start..<index))
    }
    block.last = node
    if context.isLink { block.linkUnits += block.units - before }
    if context.isAnchor { block.anchorUnits += block.units - before }
    current = block
  }

  /// Counts the bytes up to white space that is more than a single space between words.
  ///
  /// Long runs are copied all at once.
  private static func endOfRun(
    _ bytes: Span<UInt8>, _ start: Int, _ block: inout TextBlock
  ) -> Int {
    var index = start
    // Sixteen bytes that are more than words and single spaces are not looked at twice as a whole.
    var next = start
    repeat {
      let end = index >= next ? block.countWords(in: bytes, from: index) : index
      if end > index {
        index = end
      } else {
        if index >= next { next = index + 16 }
        block.count(bytes[index])
        index += 1
      }
      guard index < bytes.count else { return index }
      if bytes[index] == 0x20, index + 1 < bytes.count, bytes[index + 1] &- 0x21 < 0x5E {
        index += 1
      }
    } while !Space.isGap(bytes[index])
      && (bytes[index] < 0xC2 || Space.length(bytes, index) == 0)
    return index
  }

  private mutating func appendFixed(_ bytes: Span<UInt8>, _ node: Int, _ context: Context) {
    guard var block = current else { return }
    let before = block.units
    if breaks > 0 { text.append(0x0A) }
    breaks = 0
    if let text = Space.withoutControls(bytes) { append(text.span) } else { append(bytes) }
    for index in bytes.indices where !Space.isSpace(bytes[index]) { block.count(bytes[index]) }
    block.last = node
    if context.isLink { block.linkUnits += block.units - before }
    if context.isAnchor { block.anchorUnits += block.units - before }
    current = block
  }

  private mutating func append(_ bytes: Span<UInt8>) {
    text.append(addingCapacity: bytes.count) { output in
      for index in bytes.indices { output.append(bytes[index]) }
    }
  }

  private mutating func flush() {
    breaks = 0
    guard var block = current else { return }
    current = nil
    if block.kind == .preformatted {
      while let last = text.last, Space.isSpace(last), text.count > block.range.lowerBound {
        text.removeLast()
      }
      let start = block.range.lowerBound
      if isUnseen(from: start) || (mayBeGutter && LineNumbers.are(text[start...])) {
        text.removeSubrange(block.range.lowerBound...)
      }
    }
    block.range = block.range.lowerBound..<text.count
    if block.range.isEmpty { return }
    if blocks.count >= limit {
      isCut = true
    } else {
      blocks.append(block)
    }
  }

  /// Whether there is nothing to be seen from a place to the end of the text, such as a mere byte order
  /// mark.
  private func isUnseen(from start: Int) -> Bool {
    let bytes = text.span
    var index = start
    while index < bytes.count {
      let length = Space.isGap(bytes[index]) ? 1 : Space.length(bytes, index)
      if length == 0 { return false }
      index += length
    }
    return true
  }
}
