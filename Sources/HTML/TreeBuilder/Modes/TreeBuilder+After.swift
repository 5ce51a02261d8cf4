/// What follows the body, and framesets (13.2.6.4.17 to 13.2.6.4.21 of the HTML standard).
extension TreeBuilder {
  /// Prepares for more to go into the body though it was closed.
  mutating func resumeBody() {
    if !isInOrder { link() }
  }

  mutating func afterBodyStartTag(_ token: Token, _ name: HTMLName) {
    resumeBody()
    if name != .html { mode = .inBody }
    bodyStartTag(token)
  }

  mutating func afterBodyEndTag(_ token: Token, _ name: HTMLName) {
    if mode == .afterBody, name == .html {
      if context == nil { mode = .afterAfterBody }
      return
    }
    resumeBody()
    mode = .inBody
    bodyEndTag(name)
  }

  mutating func framesetStartTag(_ token: Token, _ name: HTMLName) {
    resumeBody()
    switch name {
    case .html: bodyStartTag(token)
    case .noframes: _ = metadata(name)
    case .frameset where mode == .inFrameset: insertElement(name)
    case .frame where mode == .inFrameset: insertVoid(name)
    default: return
    }
  }

  mutating func framesetEndTag(_ name: HTMLName) {
    if name == .frameset, mode == .inFrameset, open.count > 2 {
      pop()
      if context == nil, !open.top.isElement(.frameset) { mode = .afterFrameset }
    } else if name == .html, mode == .afterFrameset {
      mode = .afterAfterFrameset
    }
  }

  // MARK: From the body

  /// Handles another `body` tag.
  mutating func bodyAgain() {
    guard open.count > 2, open[2].isElement(.body), !open.isOpen(.template) else { return }
    framesetOK = false
    merge(into: open[2].node)
  }

  /// Puts a frameset in the place of the body, if there is nothing to see in that yet.
  mutating func startFrameset(_ name: HTMLName) {
    guard open.count > 2, open[2].isElement(.body), framesetOK else { return }
    link()
    detach(open[2].node)
    pop(to: 2)
    insertElement(name)
    mode = .inFrameset
  }
}
