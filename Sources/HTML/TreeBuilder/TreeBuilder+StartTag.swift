extension TreeBuilder {
  static func traits(of name: UInt32) -> ElementTraits {
    Int(name) < HTMLName.knownCount ? ElementTraits.table[Int(name)] : []
  }

  mutating func startTag(_ token: Token) {
    dropsLineFeed = false
    let traits = TreeBuilder.traits(of: token.name)
    if let top = open.top, top.namespace != .html, foreignStartTag(token, traits, in: top) {
      return
    }
    let name = HTMLName(rawValue: token.name)
    if phase < .body, beforeBody(name, traits) { return }
    inBody(name == .image ? .img : name, traits)
  }

  /// Handles a start tag that stands before the body; whether that was all.
  private mutating func beforeBody(_ name: HTMLName, _ traits: ElementTraits) -> Bool {
    if name == .html {
      if phase == .start { insertRoot(attributes: true) } else { merge(into: htmlNode) }
      return true
    }
    if name == .head {
      if phase < .head {
        ensureRoot()
        insert(name.rawValue, traits: traits, attributes: true)
        phase = .head
      }
      return true
    }
    if open.isOpen(.template) { return false }
    if traits.contains(.metadata) {
      ensureHead()
      if name == .noscript { pop(to: 2) }
      metadata(name, traits)
      return true
    }
    if name == .body {
      ensureHead()
      insertBody(attributes: true)
      return true
    }
    ensureBody()
    return false
  }

  private mutating func insertRoot(attributes: Bool) {
    htmlNode = UInt32(truncatingIfNeeded: tree.records.count)
    let name = HTMLName.html.rawValue
    insert(name, traits: TreeBuilder.traits(of: name), attributes: attributes)
    phase = .html
  }

  private mutating func ensureRoot() {
    if phase == .start { insertRoot(attributes: false) }
  }

  private mutating func ensureHead() {
    ensureRoot()
    if phase == .html {
      insert(.head)
      phase = .head
    }
  }

  private mutating func insertBody(attributes: Bool) {
    pop(to: 1)
    bodyNode = UInt32(truncatingIfNeeded: tree.records.count)
    let name = HTMLName.body.rawValue
    insert(name, traits: TreeBuilder.traits(of: name), attributes: attributes)
    phase = .body
  }

  mutating func ensureBody() {
    if phase == .body { return }
    ensureHead()
    insertBody(attributes: false)
  }

  /// Adds to an element the attributes of the last tag that it does not have.
  private mutating func merge(into node: UInt32) {
    guard mergesLeft > 0, !tokenizer.attributes.isEmpty else { return }
    mergesLeft -= 1
    let record = tree.records[Int(node)]
    let range = Int(record.start)..<Int(record.start) + Int(record.length)
    let present = Set(tree.attributes[range].map(\.name))
    let added = tokenizer.attributes.filter { !present.contains($0.name) }
    guard !added.isEmpty else { return }
    tree.records[Int(node)].start = UInt32(truncatingIfNeeded: tree.attributes.count)
    tree.records[Int(node)].length += UInt32(truncatingIfNeeded: added.count)
    tree.attributes.append(contentsOf: Array(tree.attributes[range]) + added)
  }

  // MARK: In the body

  private mutating func inBody(_ name: HTMLName, _ traits: ElementTraits) {
    if traits.contains(.tablePart) { return tablePart(name, traits) }
    if traits.contains(.metadata) { return metadata(name, traits) }
    if traits.contains(.closesParagraph) {
      if name == .form, hasForm, !open.isOpen(.template) { return }
      if name == .li || name == .dd || name == .dt { closeItem(name) }
      if name == .hr { closeOptions() }
      closeParagraph()
      if traits.contains(.heading), open.top?.traits.contains(.heading) == true { pop() }
    } else if traits.isDisjoint(with: [.special, .formatting, .impliedEnd, .breakout]) {
      if name == .svg || name == .math {
        return insert(
          name.rawValue, traits: traits, namespace: name == .svg ? .svg : .mathML,
          attributes: true, isEmpty: false)
      }
    } else if !special(name) {
      return
    }
    element(name, traits)
    if name == .form { hasForm = true }
    if name == .pre || name == .listing { dropsLineFeed = true }
    if name == .plaintext { tokenizer.model = .plainText }
  }

  /// Does what some elements ask for before they are opened; whether they then are.
  private mutating func special(_ name: HTMLName) -> Bool {
    switch name {
    case .html: merge(into: htmlNode)
    case .body: merge(into: bodyNode)
    case .head, .frame: break
    case .a, .nobr:
      if open.place(of: name) > open.scope { closeFormatting(at: open.place(of: name)) }
      return true
    case .button:
      if open.place(of: name) > open.scope { pop(to: open.place(of: name)) }
      return true
    case .select:
      guard open.isOpen(.select), open.place(of: .select) == open.scope else { return true }
      pop(to: open.place(of: .select))
    case .input, .keygen, .textarea:
      if open.isOpen(.select), open.place(of: .select) == open.scope {
        pop(to: open.place(of: .select))
      }
      return true
    case .option:
      if open.top?.name == name.rawValue { pop() }
      return true
    case .optgroup:
      closeOptions()
      return true
    case .rb, .rtc, .rp, .rt:
      let keeps: HTMLName? = name == .rp || name == .rt ? .rtc : nil
      if open.place(of: .ruby) > open.scope { closeImplied(except: keeps) }
      return true
    case .table:
      startTable()
      return true
    default: return true
    }
    return false
  }

  private mutating func startTable() {
    if !tree.quirks { closeParagraph() }
    let table = open.place(of: .table)
    let cell = max(open.place(of: .td), open.place(of: .th), open.place(of: .caption))
    if table >= 0, table == open.tableScope, cell < table { pop(to: table) }
  }

  /// Inserts an element and prepares the tokenizer for its content.
  private mutating func element(_ name: HTMLName, _ traits: ElementTraits) {
    insert(
      name.rawValue, traits: traits, attributes: true, isEmpty: traits.contains(.void))
    if traits.isDisjoint(with: [.rawText, .escapableText]) { return }
    tokenizer.modelName = name.rawValue
    tokenizer.model =
      name == .script
      ? .script : traits.contains(.escapableText) ? .escapableRawText : .rawText
    if name == .textarea { dropsLineFeed = true }
  }

  private mutating func metadata(_ name: HTMLName, _ traits: ElementTraits) {
    element(name, traits)
  }

  // MARK: Implied end tags

  mutating func closeParagraph() {
    let place = open.place(of: .p)
    if place >= 0, place > open.buttonScope { pop(to: place) }
  }

  private mutating func closeItem(_ name: HTMLName) {
    let place =
      name == .li ? open.place(of: .li) : max(open.place(of: .dd), open.place(of: .dt))
    if place >= 0, place >= open.itemBarrier { pop(to: place) }
  }

  private mutating func closeOptions() {
    guard open.isOpen(.select) else {
      if open.top?.name == HTMLName.option.rawValue { pop() }
      return
    }
    if open.top?.name == HTMLName.option.rawValue { pop() }
    if open.top?.name == HTMLName.optgroup.rawValue { pop() }
  }

  private mutating func closeImplied(except name: HTMLName?) {
    while let top = open.top, top.traits.contains(.impliedEnd), top.name != name?.rawValue { pop() }
  }

  // MARK: Tables

  private mutating func tablePart(_ name: HTMLName, _ traits: ElementTraits) {
    let table = open.place(of: .table)
    guard table >= 0, table == open.tableScope else {
      // Outside of tables these tags mean nothing, except in a template.
      if open.isOpen(.template) { element(name, traits) }
      return
    }
    switch name {
    case .col:
      let group = open.place(of: .colgroup)
      pop(to: group > table ? group + 1 : table + 1)
      if group < table { insert(.colgroup) }
    case .tr: section(in: table)
    case .td, .th:
      let row = open.place(of: .tr)
      if row > table {
        pop(to: row + 1)
      } else {
        section(in: table)
        insert(.tr)
      }
    default: pop(to: table + 1)
    }
    element(name, traits)
  }

  /// Goes back to the table's section, or opens one.
  private mutating func section(in table: Int) {
    let section = max(open.place(of: .tbody), open.place(of: .thead), open.place(of: .tfoot))
    if section > table {
      pop(to: section + 1)
    } else {
      pop(to: table + 1)
      insert(.tbody)
    }
  }
}
