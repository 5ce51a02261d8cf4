/// Sections, rows and cells of tables (13.2.6.4.13 to 13.2.6.4.15 of the HTML standard).
extension TreeBuilder {
  /// The place of the topmost section of a table; 0 if none is open in it.
  private var section: Int {
    let place = max(open.place(of: .tbody), open.place(of: .thead), open.place(of: .tfoot))
    return place > max(open.place(of: .table), open.place(of: .template), open.place(of: .html))
      ? place : 0
  }

  /// Closes what stands open in a section.
  private mutating func clearToSection() {
    let section = max(open.place(of: .tbody), open.place(of: .thead), open.place(of: .tfoot))
    pop(to: max(section, open.place(of: .template), open.place(of: .html)) + 1)
  }

  /// Closes the section; whether there was one.
  private mutating func closeSection() -> Bool {
    guard section > 0 else { return false }
    clearToSection()
    pop()
    mode = .inTable
    return true
  }

  mutating func tableBodyStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .tr:
      clearToSection()
      insertElement(name)
      mode = .inRow
    case .th, .td:
      clearToSection()
      insertImplied(.tr)
      mode = .inRow
      rowStartTag(token, name)
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead:
      if closeSection() { tableStartTag(token, name) }
    default: tableStartTag(token, name)
    }
  }

  mutating func tableBodyEndTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .tbody, .tfoot, .thead:
      guard open.hasInTableScope(name) else { return }
      _ = closeSection()
    case .table: if closeSection() { tableEndTag(name) }
    case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: return
    default: tableEndTag(name)
    }
  }

  // MARK: Rows

  private mutating func clearToRow() {
    pop(to: max(open.place(of: .tr), open.place(of: .template), open.place(of: .html)) + 1)
  }

  /// Closes the row; whether there was one.
  private mutating func closeRow() -> Bool {
    guard open.hasInTableScope(.tr) else { return false }
    clearToRow()
    pop()
    mode = .inTableBody
    return true
  }

  mutating func rowStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .th, .td:
      clearToRow()
      insertElement(name)
      mode = .inCell
      active.addMarker()
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr:
      if closeRow() { tableBodyStartTag(token, name) }
    default: tableStartTag(token, name)
    }
  }

  mutating func rowEndTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .tr: _ = closeRow()
    case .table: if closeRow() { tableBodyEndTag(token, name) }
    case .tbody, .tfoot, .thead:
      if open.hasInTableScope(name), closeRow() { tableBodyEndTag(token, name) }
    case .body, .caption, .col, .colgroup, .html, .td, .th: return
    default: tableEndTag(name)
    }
  }

  // MARK: Cells

  /// Closes the cell; whether there was one.
  private mutating func closeCell() -> Bool {
    let place = max(open.place(of: .td), open.place(of: .th))
    guard
      place > max(open.place(of: .table), open.place(of: .template), open.place(of: .html))
    else { return false }
    pop(to: place)
    clearFormatting()
    mode = .inRow
    return true
  }

  mutating func cellStartTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
      if closeCell() { rowStartTag(token, name) }
    default: bodyStartTag(token)
    }
  }

  mutating func cellEndTag(_ token: Token, _ name: HTMLName) {
    switch name {
    case .td, .th:
      guard open.hasInTableScope(name) else { return }
      pop(to: open.place(of: name))
      clearFormatting()
      mode = .inRow
    case .body, .caption, .col, .colgroup, .html: return
    case .table, .tbody, .tfoot, .thead, .tr:
      if open.hasInTableScope(name), closeCell() { rowEndTag(token, name) }
    default: bodyEndTag(name)
    }
  }
}
