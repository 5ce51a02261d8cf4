/// Tags and the end of the document, by the insertion modes.
extension TreeBuilder {
  mutating func startTag(_ token: Token, in mode: InsertionMode) {
    let name = HTMLName(rawValue: token.name)
    switch mode {
    case .inBody, .text: bodyStartTag(token)
    case .inCell: cellStartTag(token, name)
    case .inTable, .inTableText: tableStartTag(token, name)
    case .inTableBody: tableBodyStartTag(token, name)
    case .inRow: rowStartTag(token, name)
    case .inCaption: captionStartTag(token, name)
    case .inColumnGroup: columnGroupStartTag(token, name)
    case .inTemplate: templateStartTag(token, name)
    case .initial, .beforeHTML, .beforeHead: earlyStartTag(token, name)
    case .inHead: headStartTag(token, name)
    case .inHeadNoscript: headNoscriptStartTag(token, name)
    case .afterHead: afterHeadStartTag(token, name)
    case .afterBody, .afterAfterBody: afterBodyStartTag(token, name)
    case .inFrameset, .afterFrameset, .afterAfterFrameset: framesetStartTag(token, name)
    }
  }

  mutating func endTag(_ token: Token, in mode: InsertionMode) {
    let name = HTMLName(rawValue: token.name)
    switch mode {
    case .inBody: bodyEndTag(name)
    case .text:
      pop()
      self.mode = originalMode
    case .inCell: cellEndTag(token, name)
    case .inTable, .inTableText: tableEndTag(name)
    case .inTableBody: tableBodyEndTag(token, name)
    case .inRow: rowEndTag(token, name)
    case .inCaption: captionEndTag(token, name)
    case .inColumnGroup: columnGroupEndTag(token, name)
    case .inTemplate: if name == .template { endTemplate() }
    case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead:
      headEndTag(token, name)
    case .afterBody, .afterAfterBody: afterBodyEndTag(token, name)
    case .inFrameset, .afterFrameset, .afterAfterFrameset: framesetEndTag(name)
    }
  }

  /// Supplies what every document has, and closes what is open.
  mutating func endOfFile() {
    while true {
      if mode.rawValue <= InsertionMode.afterHead.rawValue {
        leave(mode)
      } else if mode == .text {
        pop()
        mode = originalMode
      } else if mode == .inTableText {
        flushPending()
      } else if !templateModes.isEmpty, open.isOpen(.template) {
        endTemplate()
      } else {
        return
      }
    }
  }

  /// Leaves a mode before the body by what is implied there.
  mutating func leave(_ mode: InsertionMode) {
    switch mode {
    case .initial:
      tree.quirks = true
      self.mode = .beforeHTML
    case .beforeHTML:
      insertImplied(.html)
      self.mode = .beforeHead
    case .beforeHead:
      insertImplied(.head)
      headNode = open.top.node
      self.mode = .inHead
    case .inHead:
      pop()
      self.mode = .afterHead
    case .inHeadNoscript:
      pop()
      self.mode = .inHead
    case .afterHead:
      insertImplied(.body)
      self.mode = .inBody
    default: break
    }
  }

  /// Finds the mode by what is open (section 13.2.4.1 of the HTML standard).
  mutating func resetMode() {
    let names: [HTMLName] = [
      .body, .template, .table, .tbody, .thead, .tfoot, .tr, .td, .th, .caption, .colgroup, .head,
      .frameset,
    ]
    var place = 1
    var name = context.map { HTMLName(rawValue: $0.name) } ?? .html
    if let context, context.namespace != .html { name = .body }
    for candidate in names where open.place(of: candidate) > place {
      place = open.place(of: candidate)
      name = candidate
    }
    let isLast = place == 1
    switch name {
    case .td, .th: mode = isLast ? .inBody : .inCell
    case .tr: mode = .inRow
    case .tbody, .thead, .tfoot: mode = .inTableBody
    case .caption: mode = .inCaption
    case .colgroup: mode = .inColumnGroup
    case .table: mode = .inTable
    case .template: mode = templateModes.last ?? .inBody
    case .head: mode = isLast ? .inBody : .inHead
    case .frameset: mode = .inFrameset
    case .html: mode = headNode == TreeBuilder.noNode ? .beforeHead : .afterHead
    default: mode = .inBody
    }
  }
}
