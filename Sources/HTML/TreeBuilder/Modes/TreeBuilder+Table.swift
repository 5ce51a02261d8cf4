/// Tables and their columns (13.2.6.4.9, 13.2.6.4.11 and 13.2.6.4.12 of the HTML standard).
extension TreeBuilder {
  /// Closes what stands open in the table.
  private mutating func clearToTable() {
    pop(to: max(open.place(of: .table), open.place(of: .template), open.place(of: .html)) + 1)
  }

  mutating func tableStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .caption:
      clearToTable()
      active.addMarker()
      insertElement(name)
      mode = .inCaption
    case .colgroup:
      clearToTable()
      insertElement(name)
      mode = .inColumnGroup
    case .col:
      clearToTable()
      insertImplied(.colgroup)
      mode = .inColumnGroup
      columnGroupStartTag(token, name)
    case .tbody, .tfoot, .thead:
      clearToTable()
      insertElement(name)
      mode = .inTableBody
    case .td, .th, .tr:
      clearToTable()
      insertImplied(.tbody)
      mode = .inTableBody
      tableBodyStartTag(token, name)
    case .table:
      guard open.hasInTableScope(.table) else { return }
      pop(to: open.place(of: .table))
      resetMode()
      startTag(token, in: mode)
    case .style, .script, .template: _ = metadata(name)
    case .input where isHiddenInput: insertVoid(name)
    case .form:
      guard formNode == TreeBuilder.noNode, !open.isOpen(.template) else { return }
      formNode = UInt32(truncatingIfNeeded: tree.records.count)
      insertVoid(name)
    default: fostering { $0.bodyStartTag(token) }
    }
  }

  mutating func tableEndTag(_ name: HTMLName) {
    switch name {
    case .table:
      guard open.hasInTableScope(.table) else { return }
      pop(to: open.place(of: .table))
      resetMode()
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return
    case .template: endTemplate()
    default: fostering { $0.bodyEndTag(name) }
    }
  }

  // MARK: Captions

  mutating func captionStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
      if closeCaption() { startTag(token, in: mode) }
    default: bodyStartTag(token)
    }
  }

  mutating func captionEndTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .caption: _ = closeCaption()
    case .table: if closeCaption() { endTag(token, in: mode) }
    case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return
    default: bodyEndTag(name)
    }
  }

  private mutating func closeCaption() -> Bool {
    guard open.hasInTableScope(.caption) else { return false }
    pop(to: open.place(of: .caption))
    clearFormatting()
    mode = .inTable
    return true
  }

  // MARK: Columns

  mutating func columnGroupStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .html: bodyStartTag(token)
    case .col: insertVoid(name)
    case .template: startTemplate()
    default:
      guard open.top.isElement(.colgroup) else { return }
      pop()
      mode = .inTable
      tableStartTag(token, name)
    }
  }

  mutating func columnGroupEndTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .template: endTemplate()
    case .col: return
    default:
      guard open.top.isElement(.colgroup) else { return }
      pop()
      mode = .inTable
      if name != .colgroup { tableEndTag(name) }
    }
  }
}
