/// The elements that have been written and not yet ended, and what may be written in them.
///
/// The parser's rules for start tags (section 13.2.6.4.7 of the HTML standard), seen from the other
/// side: what a start tag would end is ended beforehand, and an element that could not stand where it
/// does is left out. So the parser makes of the output the tree that was written.
struct SafeNesting {
  /// An element that has been written and not yet ended.
  struct Open {
    var name: HTMLName
    /// Where the element ends in the tree it comes from.
    var end: Int
    var isBlock: Bool
    /// Whether only the text of its tags is written.
    var isEscaped: Bool
  }

  let rules: SanitizerRules
  /// How many elements may be open.
  let limit: Int
  private(set) var open: [Open] = []

  init(_ rules: SanitizerRules) {
    self.rules = rules
    limit = min(max(0, rules.policy.maximumDepth), 256)
  }

  mutating func push(_ element: Open) { open.append(element) }

  mutating func pop() -> Open? { open.popLast() }

  /// The innermost element that is written.
  private var top: HTMLName? { open.last { !$0.isEscaped }?.name }

  // MARK: Tables

  /// Whether what is written next is directly in a table or its rows.
  var isInTable: Bool {
    switch open.last?.name {
    case .table, .colgroup, .thead, .tbody, .tfoot, .tr: open.last?.isEscaped == false
    default: false
    }
  }

  /// Whether a part of a table may be written here.
  func mayHold(part: HTMLName) -> Bool {
    guard let last = open.last, !last.isEscaped else { return false }
    switch part {
    case .td, .th: return last.name == .tr
    case .tr: return last.name == .tbody || last.name == .thead || last.name == .tfoot
    case .col: return last.name == .colgroup
    default: return last.name == .table
    }
  }

  // MARK: Other elements

  /// Whether an element may be written here, rather than only what is in it.
  func mayOpen(_ name: HTMLName) -> Bool {
    switch rules.start(name) {
    case .link: !isOpen(.a) { $0 == .td || $0 == .th || $0 == .caption }
    case .form: !open.contains { $0.name == .form && !$0.isEscaped }
    case .button, .noBreak: !isOpen(name) { rules.traits($0).contains(.scope) }
    default: true
    }
  }

  /// Whether the innermost element has to end before an element begins.
  func mustPop(before name: HTMLName) -> Bool {
    switch rules.start(name) {
    case .block, .preformatted, .rule, .table, .form: return hasParagraph
    case .heading: return hasParagraph || top.map { rules.start($0) == .heading } ?? false
    case .listItem: return hasItem([.li]) || hasParagraph
    case .definition: return hasItem([.dd, .dt]) || hasParagraph
    case .rubyBase, .rubyText:
      guard isOpen(.ruby, until: { rules.traits($0).contains(.scope) }), let top else {
        return false
      }
      return rules.traits(top).contains(.impliedEnd) && (name == .rb || name == .rtc || top != .rtc)
    default: return false
    }
  }

  private func isOpen(_ name: HTMLName, until isBoundary: (HTMLName) -> Bool) -> Bool {
    for element in open.reversed() where !element.isEscaped {
      if element.name == name { return true }
      if isBoundary(element.name) { return false }
    }
    return false
  }

  /// Whether there is a paragraph "in button scope", which blocks end.
  private var hasParagraph: Bool {
    isOpen(.p) { $0 == .button || rules.traits($0).contains(.scope) }
  }

  private func hasItem(_ names: [HTMLName]) -> Bool {
    for element in open.reversed() where !element.isEscaped {
      if names.contains(element.name) { return true }
      let traits = rules.traits(element.name)
      if traits.contains(.special), !traits.contains(.passesItems) { return false }
    }
    return false
  }
}

extension SanitizerRules {
  /// Whether an element stands on lines of its own.
  func isBlock(_ name: HTMLName) -> Bool {
    switch start(name) {
    case .block, .heading, .preformatted, .form, .listItem, .definition, .table, .rule, .ignored:
      true
    default: false
    }
  }
}
