/// What an element begins.
extension MarkdownWalk {
  /// Begins an element; whether to go on with what is in it.
  mutating func element(_ node: HTMLNode) -> Bool {
    guard tree.namespace(of: node) == .html, let name = tree.name(of: node) else { return false }
    if isSkipped(name) { return false }
    if code != nil {
      // Code is text; only links stay around it, and images beside it.
      switch name {
      case .br: code?.append(0x20)
      case .a: link(node)
      case .img: image(node)
      default: break
      }
      return true
    }
    switch name {
    case .br: inline.lineBreak()
    case .hr: rule()
    case .img: image(node)
    case .b, .strong: style(node, "**", "**", isFlanking: true)
    case .em, .i: style(node, "*", "*", isFlanking: true)
    case .del, .s, .strike: style(node, "~~", "~~", isFlanking: true)
    case .sub, .sup, .kbd:
      let text = tree.text(of: name)
      style(node, "<\(text)>", "</\(text)>")
    case .q: style(node, "\u{201C}", "\u{201D}")
    case .code, .samp, .tt:
      if inline.isEnded { flush() }
      code = []
      open.append((tree.skip(node).index, .code))
    case .a: link(node)
    case .pre, .listing, .xmp: return preformatted(node)
    case .blockquote: quote(node)
    case .ul, .ol, .menu, .dir: list(node, isOrdered: name == .ol)
    case .li: item(node)
    case .dt:
      block(node)
      style(node, "**", "**", isFlanking: true)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      beginHeading(node, Int(name.rawValue - HTMLName.h1.rawValue) + 1)
    case .table: beginTable(node)
    case .tr where table != nil:
      let parent = tree.parent(of: node)
      table?.beginRow(
        inHead: parent.map { tree.isElement($0, .thead) } ?? false, group: parent?.index)
    case .td where table != nil, .th where table != nil: cell(node, isHeader: name == .th)
    case .caption where table != nil: caption(node)
    default: if isBlock(name) { block(node) }
    }
    return true
  }

  private static let skipped: Set<HTMLName> = [
    .script, .style, .template, .head, .title, .select, .option, .textarea, .button, .input,
    .iframe, .object, .embed, .audio, .video, .canvas, .datalist, .noembed, .noframes, .frameset,
    .area, .progress, .meter, .dialog, .applet,
  ]

  func isSkipped(_ name: HTMLName) -> Bool {
    MarkdownWalk.skipped.contains(name) || (name == .noscript && tree.scripting)
  }

  func isBlock(_ name: HTMLName) -> Bool {
    guard name.isKnown else { return false }
    switch starts[Int(name.rawValue)] {
    case .block, .heading, .preformatted, .form, .listItem, .definition, .table, .ignored:
      return true
    default: return name == .legend || name == .body || name == .html || name == .optgroup
    }
  }

  var isFlat: Bool { table != nil || heading > 0 }

  mutating func block(_ node: HTMLNode) {
    flush()
    open.append((tree.skip(node).index, .block))
  }

  // MARK: Within paragraphs

  private mutating func style(
    _ node: HTMLNode, _ open: String, _ close: String, isFlanking: Bool = false
  ) {
    let style = MarkdownInline.Style(
      open: Array(open.utf8), close: Array(close.utf8), isFlanking: isFlanking)
    // What is already emphasised has nothing to gain.
    if inline.styles.contains(style) { return }
    inline.push(style)
    self.open.append((tree.skip(node).index, .style))
  }

  private mutating func link(_ node: HTMLNode) {
    guard options.links, !inline.place.inLink, let value = tree.attributeBytes(.href, of: node),
      let target = resolved(SafeURL.cleaned(value) ?? [])
    else { return }
    writeCode()
    let title = MarkdownEscaping.title(
      tree.attribute(HTMLName.title, of: node), inTable: table != nil)
    inline.push(
      MarkdownInline.Style(
        open: [0x5B], close: [0x5D, 0x28] + target + title + [0x29], isLink: true))
    inline.place.inLink = true
    open.append((tree.skip(node).index, .link))
  }

  /// The target of a link or image as it is written; `nil` for one that is not to be.
  private func resolved(_ url: [UInt8]) -> [UInt8]? {
    var url = url
    if let resolve = options.resolveURL {
      guard let resolved = resolve(String(decoding: url, as: UTF8.self)) else { return nil }
      url = Array(resolved.utf8)
    }
    let schemes: Set<String> = ["http", "https", "mailto", "tel", "ftp"]
    guard !url.isEmpty, SafeURL.isAllowed(url, schemes: schemes, relative: true) else { return nil }
    return MarkdownEscaping.target(url)
  }

  private mutating func image(_ node: HTMLNode) {
    guard options.images, let source = MarkdownImage.source(of: node, in: tree),
      !isTwin(node, source), let target = resolved(source)
    else { return }
    writeCode()
    if inline.isEnded { flush() }
    lastImage = (node, source)
    var markup: [UInt8] = [0x21, 0x5B]
    let words = (tree.attribute(.alt, of: node) ?? "").split(whereSeparator: \.isWhitespace)
    let place = MarkdownEscaping.Place(inLink: true, inTable: table != nil)
    MarkdownEscaping.append(Array(words.joined(separator: " ").utf8)[...], to: &markup, place)
    markup += [0x5D, 0x28] + target
    markup += MarkdownEscaping.title(
      tree.attribute(HTMLName.title, of: node), inTable: table != nil)
    inline.appendMarkup(markup + [0x29])
  }

  /// Whether an image is the one right before it once more: what loads images lazily often has the
  /// same one for readers without scripts beside it, in `noscript`.
  private func isTwin(_ node: HTMLNode, _ source: [UInt8]) -> Bool {
    guard let last = lastImage, last.source == source, isInNoscript(last.node) || isInNoscript(node)
    else { return false }
    var index = last.node.index + 1
    while index < node.index {
      let between = HTMLNode(index: index)
      index += 1
      switch tree.kind(of: between) {
      case .text: if !tree.bytes(of: between).allSatisfy(Scan.isSpace) { return false }
      case .element:
        switch tree.name(of: between) {
        case .td?, .th?, .li?, .img?, .p?, .figure?: return false
        default: break
        }
      default: break
      }
    }
    return true
  }

  private func isInNoscript(_ node: HTMLNode) -> Bool {
    tree.ancestors(of: node).prefix(4).contains { tree.isElement($0, .noscript) }
  }

  // MARK: Blocks

  private mutating func rule() {
    flush()
    if !isFlat { blocks.write(Array((blocks.isInItem ? "___" : "***").utf8)) }
  }

  private mutating func beginHeading(_ node: HTMLNode, _ level: Int) {
    if isFlat { return block(node) }
    flush()
    heading = level
    inline.isSingleLine = true
    open.append((tree.skip(node).index, .heading(level)))
  }

  private mutating func quote(_ node: HTMLNode) {
    if isFlat || !blocks.hasRoom { return block(node) }
    flush()
    blocks.beginQuote()
    open.append((tree.skip(node).index, .quote))
  }
}
