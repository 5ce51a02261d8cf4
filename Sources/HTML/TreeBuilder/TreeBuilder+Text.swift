/// Text, by the insertion modes.
extension TreeBuilder {
  /// Adds text where the document has come to.
  mutating func text(_ token: Token) {
    var token = token
    if dropsLineFeed {
      dropsLineFeed = false
      if token.length > 0, byte(token.start) == 0x0A {
        token.start += 1
        token.length -= 1
      }
      if token.length == 0 { return }
    }
    if isForeign, adjustedCurrentNode.marks.isDisjoint(with: [.htmlPoint, .mathTextPoint]) {
      return foreignText(token)
    }
    text(token, in: mode)
    // A formatting element that is opened again in an integration point is HTML.
    if isForeign, adjustedCurrentNode.namespace == .html { updateTokenizer() }
  }

  private mutating func text(_ token: Token, in mode: InsertionMode) {
    switch mode {
    case .inBody, .inCaption, .inCell, .inTemplate: bodyText(token)
    case .text: insertText(token)
    case .inTable, .inTableBody, .inRow, .inTableText: tableText(token)
    case .inColumnGroup: columnText(token)
    case .inFrameset, .afterFrameset: onlySpaces(token) { $0.insertText($1) }
    case .afterAfterFrameset:
      resumeBody()
      onlySpaces(token) { $0.bodyText($1) }
    default: edgeText(token)
    }
  }

  /// Text before the body or after it: white space is one thing, all else another.
  private mutating func edgeText(_ token: Token) {
    var rest = token
    let count = spaces(token)
    if count > 0 {
      var blank = token
      blank.length = count
      blank.flag = false
      rest.start += count
      rest.length -= count
      switch mode {
      case .inHead, .inHeadNoscript, .afterHead: insertText(blank)
      case .afterBody, .afterAfterBody:
        resumeBody()
        bodyText(blank)
      default: break
      }
      if rest.length == 0 { return }
    }
    switch mode {
    case .afterBody, .afterAfterBody:
      resumeBody()
      mode = .inBody
    default: leave(mode)
    }
    updateTokenizer()
    text(rest, in: mode)
  }

  /// Text in the body or what is read like it.
  mutating func bodyText(_ token: Token) {
    var token = token
    if token.flag { token = withoutNulls(token) }
    if token.length == 0 { return }
    reconstructFormatting()
    insertText(token)
    if framesetOK, spaces(token) < token.length { framesetOK = false }
  }

  private mutating func foreignText(_ token: Token) {
    insertText(token)
    if framesetOK, isMoreThanSpaces(token) { framesetOK = false }
  }

  /// Whether there is more in a text just read than white space and what NUL became.
  ///
  /// A U+FFFD that is not of a NUL is a character like others; that there is one shows in that there
  /// are more of them than there were NUL. Text that stands in the source has no NUL.
  private func isMoreThanSpaces(_ token: Token) -> Bool {
    var nulls = token.start < tokenizer.source.count ? 0 : tokenizer.replacedNulls
    var place = token.start
    let end = token.start + token.length
    while place < end {
      if Scan.isSpace(byte(place)) {
        place += 1
      } else if nulls > 0, place + 2 < end, byte(place) == 0xEF, byte(place + 1) == 0xBF,
        byte(place + 2) == 0xBD
      {
        place += 3
        nulls -= 1
      } else {
        return true
      }
    }
    return false
  }

  // MARK: In tables

  /// Keeps text back until it is known whether there is more than white space.
  private mutating func tableText(_ token: Token) {
    if mode != .inTableText {
      guard open.top.marks.contains(.fosters) || open.top.isElement(.template) else {
        return fostering { $0.bodyText(token) }
      }
      originalMode = mode
      mode = .inTableText
    }
    pending.append(token)
  }

  mutating func flushPending() {
    mode = originalMode
    let isBlank = pending.allSatisfy { spaces($0) == $0.length }
    for index in pending.indices {
      let token = pending[index]
      if isBlank {
        insertText(token)
      } else {
        fostering { $0.bodyText(token) }
      }
    }
    pending.removeAll(keepingCapacity: true)
    updateTokenizer()
  }

  /// Does something by the rules for the body, but before the table rather than in it.
  mutating func fostering(_ body: (inout TreeBuilder) -> Void) {
    fosters = true
    body(&self)
    fosters = false
  }

  private mutating func columnText(_ token: Token) {
    if open.top.isElement(.colgroup) {
      let count = spaces(token)
      if count == token.length { return insertText(token) }
      var blank = token
      blank.length = count
      insertText(blank)
      var rest = token
      rest.start += count
      rest.length -= count
      pop()
      mode = .inTable
      updateTokenizer()
      return text(rest, in: mode)
    }
    onlySpaces(token) { $0.insertText($1) }
  }

  /// Does something with each run of white space in a text.
  private mutating func onlySpaces(_ token: Token, _ body: (inout TreeBuilder, Token) -> Void) {
    var place = 0
    while place < token.length {
      var run = token
      run.start += place
      run.length -= place
      run.flag = false
      run.length = spaces(run)
      if run.length > 0 { body(&self, run) }
      place += run.length + 1
    }
  }
}
