/// Start tags in the body (section 13.2.6.4.7 of the HTML standard).
extension TreeBuilder {
  mutating func bodyStartTag(_ token: Token) {
    let name = HTMLName(rawValue: token.name)
    let rule = Int(token.name) < startRules.count ? startRules[Int(token.name)] : .ordinary
    switch rule {
    case .ordinary:
      reconstructFormatting()
      insertElement(name)
    case .block:
      closeParagraph()
      insertElement(name)
    case .link:
      endOpenLink()
      startFormatting(name)
    case .formatting: startFormatting(name)
    case .listItem:
      framesetOK = false
      let item = open.place(of: .li)
      if item > 0, item >= open.itemBarrier { pop(to: item) }
      closeParagraph()
      insertElement(name)
    case .definition:
      framesetOK = false
      let item = max(open.place(of: .dd), open.place(of: .dt))
      if item > 0, item >= open.itemBarrier { pop(to: item) }
      closeParagraph()
      insertElement(name)
    case .heading:
      closeParagraph()
      if open.top.namespace == .html, open.top.traits.contains(.heading) { pop() }
      insertElement(name)
    case .void:
      reconstructFormatting()
      insertVoid(name)
      framesetOK = false
    case .plainVoid: insertVoid(name)
    case .metadata: _ = metadata(name)
    case .ignored: return
    case .html: if !open.isOpen(.template) { merge(into: open[1].node) }
    case .body: bodyAgain()
    case .frameset: startFrameset(name)
    case .math: startForeign(token, .mathML)
    case .svg: startForeign(token, .svg)
    default: startTag(name, by: rule, token)
    }
  }

  private mutating func startTag(_ name: HTMLName, by rule: StartRule, _ token: Token) {
    switch rule {
    case .preformatted:
      closeParagraph()
      insertElement(name)
      dropsLineFeed = true
      framesetOK = false
    case .form: startForm(name)
    case .plaintext:
      closeParagraph()
      insertElement(name, isForced: true)
      tokenizer.model = .plainText
    case .button:
      if open.hasInScope(.button) { pop(to: open.place(of: .button)) }
      reconstructFormatting()
      insertElement(name)
      framesetOK = false
    case .noBreak:
      reconstructFormatting()
      if open.hasInScope(.nobr) {
        adopt(name.rawValue)
        reconstructFormatting()
      }
      if insertElement(name) { addFormatting(name.rawValue) }
    case .object:
      reconstructFormatting()
      if insertElement(name) { active.addMarker() }
      framesetOK = false
    case .table:
      if !tree.quirks { closeParagraph() }
      if insertElement(name) { mode = .inTable }
      framesetOK = false
    case .rule:
      closeParagraph()
      if open.hasInScope(.select) { closeImplied() }
      insertVoid(name)
      framesetOK = false
    case .image:
      var renamed = token
      renamed.name = HTMLName.img.rawValue
      bodyStartTag(renamed)
    case .textarea:
      insertRawText(name, .escapableRawText)
      dropsLineFeed = true
      framesetOK = false
    case .xmp:
      closeParagraph()
      reconstructFormatting()
      framesetOK = false
      insertRawText(name, .rawText)
    case .iframe:
      framesetOK = false
      insertRawText(name, .rawText)
    case .noembed: insertRawText(name, .rawText)
    case .noscript:
      if scripting { return insertRawText(name, .rawText) }
      reconstructFormatting()
      insertElement(name)
    case .rubyBase:
      if open.hasInScope(.ruby) { closeImplied() }
      insertElement(name)
    case .rubyText:
      if open.hasInScope(.ruby) { closeImplied(except: .rtc) }
      insertElement(name)
    case .selectedContent:
      hasSelectedContent = true
      reconstructFormatting()
      insertElement(name)
    default: startControl(name, by: rule)
    }
  }

  private mutating func startControl(_ name: HTMLName, by rule: StartRule) {
    switch rule {
    case .input:
      if context?.isElement(.select) == true { return }
      if open.hasInScope(.select) { pop(to: open.place(of: .select)) }
      reconstructFormatting()
      if !isHiddenInput { framesetOK = false }
      insertVoid(name)
    case .select:
      if context?.isElement(.select) == true { return }
      if open.hasInScope(.select) { return pop(to: open.place(of: .select)) }
      reconstructFormatting()
      insertElement(name)
      framesetOK = false
    case .option:
      if open.hasInScope(.select) {
        closeImplied(except: .optgroup)
      } else if open.top.isElement(.option) {
        pop()
      }
      reconstructFormatting()
      insertElement(name)
    case .optgroup:
      if open.hasInScope(.select) {
        closeImplied()
      } else if open.top.isElement(.option) {
        pop()
      }
      reconstructFormatting()
      insertElement(name)
    default: break
    }
  }

  private mutating func startFormatting(_ name: HTMLName) {
    reconstructFormatting()
    if insertElement(name) { addFormatting(name.rawValue) }
  }

  /// Ends a link that is still open, as links do not nest.
  private mutating func endOpenLink() {
    guard let entry = active.last(HTMLName.a.rawValue) else { return }
    let node = active.entries[entry].node
    adopt(HTMLName.a.rawValue)
    if let entry = active.place(of: node) { removeFormatting(at: entry) }
    let place = place(of: node)
    if place > 0 { removeOpen(at: place) }
  }

  private mutating func startForm(_ name: HTMLName) {
    let isInTemplate = open.isOpen(.template)
    if formNode != TreeBuilder.noNode, !isInTemplate { return }
    closeParagraph()
    let node = UInt32(truncatingIfNeeded: tree.records.count)
    insertElement(name)
    if !isInTemplate { formNode = node }
  }

  private mutating func startForeign(_ token: Token, _ namespace: HTMLNamespace) {
    reconstructFormatting()
    insertForeign(token, namespace)
  }

  var isHiddenInput: Bool {
    tokenizer.attribute(.type).map {
      bytes(tokenizer.attributes[$0]).lazy.map(NameTable.lower).elementsEqual("hidden".utf8)
    } ?? false
  }
}
