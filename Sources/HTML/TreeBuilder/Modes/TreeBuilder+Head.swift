/// The modes from the beginning of a document to its body (13.2.6.4.1 to 13.2.6.4.6 of the HTML
/// standard).
extension TreeBuilder {
  mutating func earlyStartTag(_ token: Token, _ name: HTMLName) {
    if mode == .initial { leave(mode) }
    if name == .html {
      if mode == .beforeHead { return merge(into: open[1].node) }
      insertElement(name)
      mode = .beforeHead
      return
    }
    if mode == .beforeHTML { leave(mode) }
    if name == .head {
      insertElement(name)
      headNode = open.top.node
      mode = .inHead
      return
    }
    leave(mode)
    headStartTag(token, name)
  }

  mutating func headStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .html: bodyStartTag(token)
    case .noscript:
      if scripting { return insertRawText(name, .rawText) }
      insertElement(name)
      mode = .inHeadNoscript
    case .head: return
    default:
      if metadata(name) { return }
      leave(.inHead)
      afterHeadStartTag(token, name)
    }
  }

  mutating func headNoscriptStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .html: bodyStartTag(token)
    case .basefont, .bgsound, .link, .meta, .noframes, .style: _ = metadata(name)
    case .head, .noscript: return
    default:
      leave(.inHeadNoscript)
      headStartTag(token, name)
    }
  }

  mutating func afterHeadStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .html: bodyStartTag(token)
    case .body:
      insertElement(name)
      framesetOK = false
      mode = .inBody
    case .frameset:
      insertElement(name)
      mode = .inFrameset
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      returnToHead(name)
    case .head: return
    default:
      leave(.afterHead)
      bodyStartTag(token)
    }
  }

  /// Puts an element into the head, which is closed already.
  private mutating func returnToHead(_ name: HTMLName) {
    if !isLinked, !isAtEnd(headNode) { link() }
    push(headNode, name: HTMLName.head.rawValue, traits: traits(of: HTMLName.head.rawValue))
    let place = open.count - 1
    _ = metadata(name)
    removeOpen(at: place)
  }

  mutating func headEndTag(_ token: Token, _ name: HTMLName) {
    let acts = name == .body || name == .html || name == .br
    switch mode {
    case .inHead:
      if name == .head { return leave(mode) }
      if name == .template { return endTemplate() }
    case .inHeadNoscript:
      if name == .noscript { return leave(mode) }
      guard name == .br else { return }
    case .afterHead: if name == .template { return endTemplate() }
    default: if name == .head { return endEarlyHead() }
    }
    if mode == .initial { leave(mode) }
    guard acts else { return }
    leave(mode)
    endTag(token, in: mode)
  }

  /// Handles `</head>` where there was no head.
  private mutating func endEarlyHead() {
    while mode != .inHead { leave(mode) }
    leave(mode)
  }

  /// Handles a start tag that belongs into the head; whether it is one.
  mutating func metadata(_ name: HTMLName) -> Bool {
    switch name {
    case .meta:
      if guess != nil { noteEncoding() }
      insertVoid(name)
    case .base, .basefont, .bgsound, .link: insertVoid(name)
    case .title: insertRawText(name, .escapableRawText)
    case .noframes, .style: insertRawText(name, .rawText)
    case .script: insertRawText(name, .script)
    case .template: startTemplate()
    default: return false
    }
    return true
  }

  /// Inserts an element whose content is text up to its end tag.
  mutating func insertRawText(_ name: HTMLName, _ model: TextModel) {
    insertElement(name, isForced: true)
    tokenizer.model = model
    tokenizer.modelName = name.rawValue
    originalMode = mode
    mode = .text
  }

  // MARK: Templates

  mutating func startTemplate() {
    framesetOK = false
    guard insertTemplate() else { return }
    active.addMarker()
    mode = .inTemplate
    templateModes.append(.inTemplate)
  }

  mutating func endTemplate() {
    guard open.isOpen(.template) else { return }
    pop(to: open.place(of: .template))
    clearFormatting()
    _ = templateModes.popLast()
    resetMode()
  }

  mutating func templateStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      _ = metadata(name)
      return
    case .caption, .colgroup, .tbody, .tfoot, .thead: mode = .inTable
    case .col: mode = .inColumnGroup
    case .tr: mode = .inTableBody
    case .td, .th: mode = .inRow
    default: mode = .inBody
    }
    if !templateModes.isEmpty { templateModes[templateModes.count - 1] = mode }
    startTag(token, in: mode)
  }

  // MARK: Attributes

  /// Adds to an element the attributes of the tag just read that it does not have.
  ///
  /// As each time costs what the element has already, it is done a bounded number of times.
  mutating func merge(into node: UInt32) {
    guard node > 0, mergesLeft > 0 else { return }
    let record = tree.records[Int(node)]
    let start = Int(record.start)
    guard tokenizer.mergeAttributes(with: start..<start + Int(record.length)) else { return }
    mergesLeft -= 1
    (tree.records[Int(node)].start, tree.records[Int(node)].length) = takeAttributes()
  }
}
